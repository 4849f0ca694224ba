package io.vdibroker.saga.ecp;

import io.vdibroker.secrets.Secret;
import io.vdibroker.secrets.SecretStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the client of ECP needs from outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EcpProperties.class)
class EcpConfiguration {

    @Bean
    KeySource ecpKeys(SecretStore secrets) {
        return reference -> secrets.open(reference)
                .map(Secret::reveal)
                .orElseThrow(() -> new EcpProblem.CredentialRejected(
                        "The key of the controller is not among the secrets any more; set it again"));
    }
}
