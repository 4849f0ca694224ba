package io.vdibroker.delivery.metadata;

import java.time.Clock;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the process, and what messages pass on. Tests bring a {@code @Primary} clock of their own. */
@Configuration(proxyBeanMethods = false)
public class MetadataDelivery {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CorrelationDataProvider causationProvider() {
        return new CausationProvider();
    }
}
