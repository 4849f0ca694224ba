package io.vdibroker.query.session;

import io.vdibroker.delivery.flood.TallyLimits;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionProperties.class, TallyLimits.class})
class SessionConfiguration {

    /** Before the buses stop, so that what was counted is told. */
    @Bean
    ConfigurerModule failedSignInsAreToldBeforeTheEnd(ObjectProvider<FailedSignIns> failed) {
        return configurer -> configurer.onShutdown(Integer.MAX_VALUE, () -> failed.ifAvailable(FailedSignIns::close));
    }
}
