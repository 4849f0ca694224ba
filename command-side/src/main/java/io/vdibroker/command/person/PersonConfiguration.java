package io.vdibroker.command.person;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {

    @Bean
    People people(EventStore events) {
        return new RecordedPeople(events);
    }

    @Bean
    SecurityRoles securityRoles(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new RecordedSecurityRoles(axon::getObject);
    }

    @Bean
    UserRegistration userRegistration(
            ObjectProvider<org.axonframework.config.Configuration> axon, People people, SecurityRoles security) {
        return new UserRegistration(axon::getObject, people, security);
    }

    @Bean
    GroupCreation groupCreation(ObjectProvider<org.axonframework.config.Configuration> axon, SecurityRoles security) {
        return new GroupCreation(axon::getObject, security);
    }
}
