package io.vdibroker.command.store;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the pools after the command bus is complete and before the first saga, list or request. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    ConfigurerModule restoredStoreIsRecordedFirst(ObjectProvider<RestoredStore> store) {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                Phase.INBOUND_EVENT_CONNECTORS - 1, () -> store.getObject().record()));
    }
}
