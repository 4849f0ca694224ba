package io.vdibroker.command.authority;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the check of authority on the command bus, inside the translation of refusals. */
@Configuration(proxyBeanMethods = false)
class AuthorityConfiguration {

    @Bean
    @Order(100)
    ConfigurerModule authorityInterceptor() {
        return configurer -> configurer.onInitialize(
                configuration -> configuration.onStart(Phase.INSTRUCTION_COMPONENTS, () -> configuration
                        .commandBus()
                        .registerHandlerInterceptor(
                                new AuthorityInterceptor(new Authority(configuration.eventStore())))));
    }
}
