package io.vdibroker.command.authority;

import io.vdibroker.api.person.GroupId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the check of authority on the command bus, inside the translation of refusals. */
@Configuration(proxyBeanMethods = false)
class AuthorityConfiguration {

    @Bean
    Authority authority(EventStore store) {
        return new Authority(store);
    }

    @Bean
    Standings standings(Authority authority) {
        return userId -> Optional.of(authority.of(userId))
                .filter(Authority.Standing::active)
                .map(standing ->
                        standing.groups().stream().map(GroupId::value).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    @Order(100)
    ConfigurerModule authorityInterceptor(ObjectProvider<Authority> authority) {
        return configurer -> configurer.onInitialize(
                configuration -> configuration.onStart(Phase.INSTRUCTION_COMPONENTS, () -> configuration
                        .commandBus()
                        .registerHandlerInterceptor(new AuthorityInterceptor(authority.getObject()))));
    }
}
