package io.vdibroker.secrets;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the secrets of {@code vdi.data-dir} for an application that imports this. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretsProperties.class)
public class SecretsConfiguration {

    @Bean
    Secrets secrets(Environment environment, SecretsProperties properties) {
        var dataDir = Path.of(environment.getRequiredProperty("vdi.data-dir"));
        var keyFile = properties.masterKeyFile() == null ? null : Path.of(properties.masterKeyFile());
        var master = Secrets.masterKey(dataDir, environment.getProperty("VDI_MASTER_KEY"), keyFile);
        return Secrets.open(dataDir, master, properties.argon2());
    }

    @Bean
    SecretStore secretStore(Secrets secrets) {
        return secrets.store();
    }

    @Bean
    PersonalData personalData(Secrets secrets) {
        return secrets.personalData();
    }

    @Bean
    TokenKeys tokenKeys(Secrets secrets) {
        return secrets.tokenKeys();
    }

    @Bean
    PasswordHashes passwordHashes(Secrets secrets) {
        return secrets.passwordHashes();
    }

    @Bean
    HistorySeals historySeals(Secrets secrets) {
        return secrets.historySeals();
    }
}
