package io.vdibroker.delivery.store;

import io.vdibroker.api.history.event.HistorySealed;
import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.sample.Messages.JobPrepared;
import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.SealedHead;
import io.vdibroker.secrets.Secrets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** An event store as the broker opens it, and the file under it for those who have no key. */
final class SealedStore implements AutoCloseable {

    private static final MasterKey MASTER = MasterKey.random();

    final SqliteDatabase database;
    final SqliteEventStorageEngine engine;
    final HistoryWatch watch = new HistoryWatch();
    final HistoryHead head;
    final Secrets secrets;
    final List<HistorySealed> noted = new ArrayList<>();
    final List<SealedHead.Missing> newlyMissing = new ArrayList<>();

    SealedStore(Path directory) {
        database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 2);
        secrets = Secrets.open(directory, MASTER, PasswordCost.standard());
        var seals = new EventSeals(secrets.historySeals(), JsonDelivery.serializer());
        head = new HistoryHead(
                secrets.historySeals(), new SealedRows(database, seals), new ForgedRows(database), watch);
        engine = new SqliteEventStorageEngine(
                database,
                seals,
                head,
                watch,
                JsonDelivery.serializer(),
                JsonDelivery.serializer(),
                NoOpEventUpcaster.INSTANCE,
                SnapshotFilter.allowAll());
        head.open(noted::add, newlyMissing::add);
    }

    EventLog log() {
        return new SqliteEventLog(database);
    }

    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Job", aggregate, sequence, new JobPrepared(aggregate), Map.of("actor", "anna", "correlationId", "c"));
    }

    static int sql(Path directory, String sql) {
        return run(directory.resolve("events.db"), sql);
    }

    /** As it was before there were seals, and the sealing has begun. */
    static void unsealed(Path directory, SealedHead begun) {
        try (var secrets = Secrets.open(directory, MASTER, PasswordCost.standard())) {
            secrets.historySeals().keep(begun);
        }
        sql(directory, "UPDATE DomainEventEntry SET metaData = '{\"actor\":\"anna\"}'");
        sql(directory, "UPDATE SnapshotEventEntry SET metaData = '{}'");
    }

    static int run(Path file, String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        head.close();
        secrets.close();
        database.close();
    }
}
