package io.vdibroker.query;

import io.vdibroker.query.store.PoolSequence;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The read side for an application that imports this: projectors, query handlers and their endpoints. The application
 * brings the {@code MongoDatabase} of the views.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    private static final List<String> BY_POOL = List.of("view-desktops-v1", "view-machines-v1", "view-operations-v1");

    @Bean
    ConfigurerModule sequencesOfViews() {
        return configurer -> BY_POOL.forEach(
                group -> configurer.eventProcessing().registerSequencingPolicy(group, config -> new PoolSequence()));
    }
}
