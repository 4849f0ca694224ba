package io.vdibroker.query;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.health.NeededViews;
import io.vdibroker.query.store.Housekeeping;
import io.vdibroker.query.store.Housekeeping.Rule;
import io.vdibroker.query.store.PoolSequence;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The read side for an application that imports this: projectors, query handlers and their endpoints. The application
 * brings the {@code MongoDatabase} of the views.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(QueryProperties.class)
public class QuerySide {

    private static final List<String> BY_POOL = List.of("view-desktops-v2", "view-machines-v1", "view-operations-v1");
    private static final String HISTORY = "view-history-v2";

    @Bean
    ConfigurerModule sequencesOfViews() {
        return configurer -> {
            var processing = configurer.eventProcessing();
            BY_POOL.forEach(group -> processing.registerSequencingPolicy(group, config -> new PoolSequence()));
            processing.registerSequencingPolicy(HISTORY, config -> new SequentialPolicy());
        };
    }

    /** A history that is long in the making keeps nobody from their desktop. */
    @Bean
    NeededViews neededViews() {
        return new NeededViews(List.of(
                "view-persons-v1",
                "view-sessions-v1",
                "view-controllers-v1",
                "view-pools-v1",
                "view-machines-v1",
                "view-desktops-v2"));
    }

    @Bean
    Housekeeping viewsHousekeeping(MongoDatabase views, Clock clock, QueryProperties properties) {
        var housekeeping = new Housekeeping(
                views,
                clock,
                List.of(
                        new Rule("desktop_tickets_v2", "endedAt", properties.keepTickets()),
                        new Rule("operations_v1", "endedAt", properties.keepOperations()),
                        new Rule("sessions_v1", "expiresAt", properties.keepSessions())));
        housekeeping.start(properties.tidyEvery());
        return housekeeping;
    }
}
