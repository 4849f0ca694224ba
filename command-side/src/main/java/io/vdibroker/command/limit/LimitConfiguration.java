package io.vdibroker.command.limit;

import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Counts behind the check of authority: who may not send a command spends nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonProperties.class)
class LimitConfiguration {

    @Bean
    PersonLimit personLimit(PersonProperties properties, Clock clock) {
        return new PersonLimit(properties.eventsPerMinute(), clock);
    }

    @Bean
    @Order(150)
    ConfigurerModule personLimitInterceptor(PersonLimit limit) {
        return configurer ->
                configurer.onInitialize(configuration -> configuration.onStart(Phase.INSTRUCTION_COMPONENTS, () -> {
                    configuration.commandBus().registerHandlerInterceptor(limit::handle);
                    configuration.eventBus().subscribe(limit::recorded);
                }));
    }
}
