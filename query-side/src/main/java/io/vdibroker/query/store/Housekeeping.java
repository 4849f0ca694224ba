package io.vdibroker.query.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the views what nobody looks at any more; the history has it all. Not left to the database, because the
 * embedded server lets nothing expire.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final MongoDatabase views;
    private final Clock clock;
    private final List<Rule> rules;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("views-housekeeping"));

    /** Documents of the collection whose time in the field is longer ago than that. */
    public record Rule(String collection, String field, Duration keep) {}

    public Housekeeping(MongoDatabase views, Clock clock, List<Rule> rules) {
        this.views = views;
        this.clock = clock;
        this.rules = rules;
    }

    /** Goes on until it is closed. */
    public void start(Duration every) {
        thread.scheduleWithFixedDelay(() -> tidy(views), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Applies each rule once to these views, which may be others than those that are read. */
    public void tidy(MongoDatabase of) {
        for (var rule : rules) {
            try {
                var deleted = of.getCollection(rule.collection())
                        .deleteMany(Filters.lt(
                                rule.field(), Date.from(clock.instant().minus(rule.keep()))));
                LOG.debug("{} documents of {} were old enough to go", deleted.getDeletedCount(), rule.collection());
            } catch (MongoException e) {
                LOG.warn("{} could not be tidied; the next round tries again", rule.collection(), e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
