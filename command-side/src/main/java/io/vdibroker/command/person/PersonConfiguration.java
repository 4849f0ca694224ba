package io.vdibroker.command.person;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {

    @Bean
    UserRegistration userRegistration(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new UserRegistration(axon::getObject);
    }

    @Bean
    GroupCreation groupCreation(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new GroupCreation(axon::getObject);
    }
}
