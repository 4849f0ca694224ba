package io.vdibroker.query.canary;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.command.canary.CommandCanary;
import io.vdibroker.web.AdminRest;
import java.time.Instant;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the rules of query-side. */
public final class QueryCanary {

    private QueryCanary() {}

    /** Knows another side. */
    public record Neighbour(CommandCanary.OpenAggregate other) {}

    /** Reads the wall clock. */
    public static final class Watcher {
        public Instant look() {
            return Instant.now();
        }
    }

    /** Reads a database. */
    @RestController
    public record Endpoint(MongoDatabase database) {}

    /** Does so under an annotation that is made of another. */
    @AdminRest
    public record ComposedEndpoint(MongoDatabase database) {}
}
