package io.vdibroker.web;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a client name as many languages as fit into a header: of more than ten, Tomcat makes an exception with status 500. */
@Configuration(proxyBeanMethods = false)
class ManyLanguages {

    private static final int MORE_THAN_FIT = 10_000;

    @Bean
    TomcatConnectorCustomizer manyLanguagesInAHeader() {
        return connector -> connector.setMaxLocaleCount(MORE_THAN_FIT);
    }
}
