package io.vdibroker.delivery.metadata;

import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What messages pass on to those that they cause. */
@Configuration(proxyBeanMethods = false)
public class MetadataDelivery {

    @Bean
    CorrelationDataProvider causationProvider() {
        return new CausationProvider();
    }
}
