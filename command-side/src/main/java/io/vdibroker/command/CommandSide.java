package io.vdibroker.command;

import io.vdibroker.command.operation.StepLimits;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The whole write side: import it to have its aggregates, its decision rules and the administrators' commands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(StepLimits.class)
public class CommandSide {

    /** First of all interceptors, so that what the others refuse is translated too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ConfigurerModule rejectionInterceptor() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                Phase.INSTRUCTION_COMPONENTS,
                () -> configuration.commandBus().registerHandlerInterceptor(new RejectionInterceptor())));
    }
}
