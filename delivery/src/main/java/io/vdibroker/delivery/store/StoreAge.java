package io.vdibroker.delivery.store;

import io.vdibroker.api.store.RestoreReason;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the history at the start with the marks that were left of it, and leaves them: the file {@code head} beside
 * it, and in
 * events.db how many secrets there were. A mark is written at most a second after what it marks, and after that is on
 * the disk; so
 * it may lag by a second, and whoever is behind it was exchanged for something older.
 */
final class StoreAge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreAge.class);
    private static final long EVERY_MILLIS = 1000;

    private final SqliteDatabase database;
    private final Path directory;
    private final @Nullable SecretsTally tally;
    private final EventLog log;
    private final SecretsSeen seen;
    private final ScheduledExecutorService marking =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("store-marks"));
    private StoreMark marked;
    private Map<String, Long> counted;
    private boolean failing;

    /** Without a tally nothing is known of the secrets, and nothing is said of them. */
    StoreAge(SqliteDatabase database, Path directory, @Nullable SecretsTally tally) {
        this.database = database;
        this.directory = directory;
        this.tally = tally;
        log = new SqliteEventLog(database);
        seen = new SecretsSeen(database);
        compare();
        marked = new StoreMark(log.identity(), log.head());
        counted = count();
        seen.write(counted);
        marked.write(directory);
        marking.scheduleWithFixedDelay(this::mark, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void compare() {
        var restorations = new SqliteRestorations(database);
        var head = log.head();
        StoreMark.read(directory).ifPresent(mark -> {
            if (mark.position() > 0 && !mark.store().equals(log.identity())) {
                restorations.note(
                        RestoreReason.OTHER_STORE,
                        mark.position(),
                        "the data directory belonged to another history of " + mark.position() + " events");
            } else if (mark.position() > head) {
                restorations.note(
                        RestoreReason.EVENTS_BEHIND_MARK,
                        mark.position(),
                        "the history ends at " + head + ", and was at " + mark.position() + " or later");
            }
        });
        var missing = tally == null ? Map.of() : seen.missing(tally.byKind());
        if (!missing.isEmpty()) {
            restorations.note(
                    RestoreReason.SECRETS_BEHIND_EVENTS,
                    null,
                    "secrets.db is older than events.db; of its secrets are missing, by kind: " + missing);
        }
    }

    /** The position is read from what is committed, which is on the disk before anybody can read it. */
    void mark() {
        try {
            database.writeBackWhatIsOwed();
            var now = count();
            if (!now.equals(counted)) {
                seen.write(now);
                counted = now;
            }
            var head = log.head();
            if (head != marked.position()) {
                var mark = new StoreMark(marked.store(), head);
                mark.write(directory);
                marked = mark;
            }
            failing = false;
        } catch (RuntimeException e) { // or the schedule would end here
            if (!failing) {
                LOG.warn("The marks of the store cannot be written, it is tried again every second: {}", e.toString());
            }
            failing = true;
        }
    }

    private Map<String, Long> count() {
        return tally == null ? Map.of() : tally.byKind();
    }

    @Override
    public void close() {
        marking.shutdown();
        mark();
    }
}
