package io.vdibroker.demo;

import io.vdibroker.secrets.SealedHead;
import io.vdibroker.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes the history of a broker that is down as long as after months: what happened to its pools and machines is appended again and
 * again, each time to pools and machines of other ids. Sagas take it for old; the next start seals it. For measuring
 * only: nobody
 * made those machines.
 */
final class LongHistory {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private record Event(
            String stream,
            long sequence,
            String type,
            String at,
            String payloadType,
            String payload,
            String metadata) {}

    private final Connection store;
    private final Set<String> kept = new HashSet<>();
    private final List<Event> copied = new ArrayList<>();
    private long head;

    private LongHistory(Connection store) {
        this.store = store;
    }

    /** Appends until the store in this directory of a broker has so many events; how many it has then. */
    static long extend(Path brokerDirectory, int events) {
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + brokerDirectory.resolve("events.db"))) {
            store.setAutoCommit(false);
            var history = new LongHistory(store);
            history.read();
            for (var copy = 1; history.head < events; copy++) {
                history.append(copy);
            }
            history.tellSagasThatItIsOld();
            var identity = history.identity();
            store.commit();
            sealAtTheNextStart(brokerDirectory, identity, history.head);
            return history.head;
        } catch (SQLException e) {
            throw new DemoException("The history could not be extended: " + e.getMessage());
        }
    }

    /** What is appended here has no seals: the broker is told that its sealing was not finished. */
    private static void sealAtTheNextStart(Path brokerDirectory, String identity, long head) {
        try (var secrets = Secrets.openExisting(brokerDirectory, null)) {
            secrets.historySeals().keep(new SealedHead(identity, head, null, false, null));
        }
    }

    private String identity() throws SQLException {
        try (var statement = store.createStatement();
                var row = statement.executeQuery("SELECT id FROM StoreIdentity")) {
            row.next();
            return row.getString(1);
        }
    }

    private void read() throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery(
                        "SELECT globalIndex, aggregateIdentifier, sequenceNumber, type, timeStamp, payloadType, payload, metaData"
                                + " FROM DomainEventEntry ORDER BY globalIndex")) {
            while (rows.next()) {
                head = rows.getLong(1);
                var stream = rows.getString(2);
                if (stream.startsWith("pool/") || stream.startsWith("machine/") || stream.startsWith("expansion/")) {
                    copied.add(new Event(
                            stream,
                            rows.getLong(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            new String(rows.getBytes(7), StandardCharsets.UTF_8),
                            new String(rows.getBytes(8), StandardCharsets.UTF_8)));
                } else if (stream.startsWith("controller/") || stream.startsWith("user/")) {
                    kept.add(stream.substring(stream.indexOf('/') + 1));
                }
            }
        }
        if (copied.isEmpty()) {
            throw new DemoException("There is no pool in the history to copy");
        }
    }

    private void append(int copy) throws SQLException {
        Map<String, String> ids = new HashMap<>();
        try (var insert =
                store.prepareStatement("INSERT INTO DomainEventEntry(aggregateIdentifier, sequenceNumber, type,"
                        + " eventIdentifier, timeStamp, payloadType, payloadRevision, payload, metaData)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '1', ?, ?)")) {
            for (var event : copied) {
                insert.setString(1, withOtherIds(event.stream(), copy, ids));
                insert.setLong(2, event.sequence());
                insert.setString(3, event.type());
                insert.setString(4, UUID.randomUUID().toString());
                insert.setString(5, event.at());
                insert.setString(6, event.payloadType());
                insert.setBytes(7, withOtherIds(event.payload(), copy, ids).getBytes(StandardCharsets.UTF_8));
                insert.setBytes(8, withOtherIds(event.metadata(), copy, ids).getBytes(StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        head += copied.size();
    }

    private String withOtherIds(String text, int copy, Map<String, String> ids) {
        return ID.matcher(text)
                .replaceAll(found -> kept.contains(found.group())
                        ? found.group()
                        : ids.computeIfAbsent(found.group(), id -> UUID.nameUUIDFromBytes(
                                        (id + copy).getBytes(StandardCharsets.UTF_8))
                                .toString()));
    }

    private void tellSagasThatItIsOld() throws SQLException {
        try (var update = store.prepareStatement("UPDATE TokenEntry SET owner = NULL, token = ?,"
                + " tokenType = 'org.axonframework.eventhandling.GapAwareTrackingToken'")) {
            update.setBytes(1, ("{\"index\":" + head + ",\"gaps\":[]}").getBytes(StandardCharsets.UTF_8));
            update.executeUpdate();
        }
    }
}
