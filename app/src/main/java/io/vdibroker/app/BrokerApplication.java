package io.vdibroker.app;

import io.vdibroker.command.CommandSide;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.store.SecretsTally;
import io.vdibroker.query.QuerySide;
import io.vdibroker.saga.EcpSaga;
import io.vdibroker.secrets.Secrets;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** All sides of the broker in one process, with embedded stores under one data directory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SecretsConfiguration.class,
    EmbeddedDelivery.class,
    WebConfiguration.class,
    CommandSide.class,
    QuerySide.class,
    EcpSaga.class,
    StartUp.class
})
class BrokerApplication {

    @Bean
    static SecretsTally secretsTally(Secrets secrets) {
        return secrets::byKind;
    }

    /** The time of the machine, for commands that start nothing. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Whether the broker runs; why not has been said. */
    static boolean start(int port, String address, Path data, Map<String, String> settings) {
        try {
            application(port, address, data, settings).run();
            return true;
        } catch (RuntimeException e) { // which Spring Boot has reported
            return false;
        }
    }

    static SpringApplication application(int port, String address, Path data, Map<String, String> settings) {
        var properties = new HashMap<String, Object>(settings);
        properties.put("server.port", port);
        properties.put("server.address", address);
        properties.put("vdi.data-dir", data.toString());
        var application = new SpringApplication(BrokerApplication.class);
        application.setBeanNameGenerator(new FullyQualifiedAnnotationBeanNameGenerator()); // sides use the same words
        application.addInitializers(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("command line", properties)),
                context -> FrameworkLogs.bound());
        return application;
    }
}
