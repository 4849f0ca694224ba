package io.vdibroker.contract;

import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.group.Backlog;
import io.vdibroker.query.QuerySide;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The query side with embedded stores, as the real application has it; the other sides are told what to decide. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SecretsConfiguration.class,
    EmbeddedDelivery.class,
    WebConfiguration.class,
    QuerySide.class,
    FakeBroker.class,
    World.class
})
class ClientApplication {

    @Bean
    @Primary
    Backlog backlogOfOthers(FakeBroker broker) {
        return () -> broker.busy;
    }
}
