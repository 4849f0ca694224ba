package io.vdibroker.command.refusal;

import io.vdibroker.delivery.flood.TallyLimits;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Watches the command bus outside of the check of authority, and inside the translation of refusals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TallyLimits.class)
class RefusalConfiguration {

    @Bean
    @Order(50)
    ConfigurerModule refusalInterceptor(ObjectProvider<RefusedCommands> refused) {
        return configurer -> configurer.onInitialize(
                configuration -> configuration.onStart(Phase.INSTRUCTION_COMPONENTS, () -> configuration
                        .commandBus()
                        .registerHandlerInterceptor(new RefusalInterceptor(refused.getObject()::byDecision))));
    }

    /** Before the buses stop, so that what was counted is told. */
    @Bean
    ConfigurerModule refusedCommandsAreToldBeforeTheEnd(ObjectProvider<RefusedCommands> refused) {
        return configurer ->
                configurer.onShutdown(Integer.MAX_VALUE, () -> refused.ifAvailable(RefusedCommands::close));
    }
}
