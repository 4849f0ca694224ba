package io.vdibroker.app.verify;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.store.EventSeals;
import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.SealedHead;
import io.vdibroker.secrets.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;

/** An event store as a broker leaves it, with a history of our choice. */
final class Planted implements AutoCloseable {

    static final PoolId POOL = new PoolId(new UUID(1, 1));
    static final PoolId OTHER_POOL = new PoolId(new UUID(1, 2));
    static final ControllerId CONTROLLER = new ControllerId(new UUID(2, 1));
    static final ExpansionId EXPANSION = new ExpansionId(new UUID(3, 1));
    static final UserId ANNA = new UserId(new UUID(4, 1));
    static final UserId BORIS = new UserId(new UUID(4, 2));
    static final UUID TEMPLATE = new UUID(5, 1);
    static final MachineId FIRST = MachineId.of(EXPANSION, 0);
    static final MachineId SECOND = MachineId.of(EXPANSION, 1);
    static final Failure BUSY = new Failure(FailureCode.REFUSED, "busy");

    private static final String STORE = new UUID(10, 1).toString();
    private static final Instant DAY = Instant.parse("2026-11-26T08:00:00Z");

    private final Serializer serializer = JsonDelivery.serializer();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Connection connection;
    private final Secrets secrets;
    private final EventSeals seals;
    private Instant now = DAY;
    private long position;
    private String lastSeal = "";

    Planted(Path directory) throws SQLException, IOException {
        System.clearProperty("org.sqlite.tmpdir"); // a test before may have left one that is gone
        connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        execute(
                """
                CREATE TABLE DomainEventEntry (
                    globalIndex INTEGER PRIMARY KEY, aggregateIdentifier TEXT NOT NULL, sequenceNumber INTEGER NOT NULL,
                    type TEXT, eventIdentifier TEXT NOT NULL UNIQUE, timeStamp TEXT NOT NULL, payloadType TEXT NOT NULL,
                    payloadRevision TEXT, payload BLOB NOT NULL, metaData BLOB)""");
        execute("CREATE TABLE SnapshotEventEntry AS SELECT * FROM DomainEventEntry");
        execute("CREATE TABLE StoreIdentity AS SELECT '" + STORE + "' AS id");
        secrets = Secrets.open(directory, masterKey(directory), PasswordCost.standard());
        seals = new EventSeals(secrets.historySeals(), serializer);
    }

    Instant now() {
        return now;
    }

    /** The broker works on for so long, on something else. */
    void later(Duration time) throws SQLException {
        for (var end = now.plus(time); now.isBefore(end); now = now.plusSeconds(240)) {
            happened(OTHER_POOL, new UserEntitled(OTHER_POOL, BORIS));
        }
    }

    /** Somebody sets the clock back by so much. */
    void setBack(Duration time) {
        now = now.minus(time);
    }

    /** Nobody works for so long. */
    void stoppedFor(Duration time) {
        now = now.plus(time);
    }

    /** Appends an event to its stream, a second after the one before. */
    void happened(Object stream, Object event) throws SQLException {
        var stored = serializer.serialize(event, byte[].class);
        now = now.plusSeconds(1);
        var row = new GenericDomainEventEntry<>(
                "test",
                stream.toString(),
                sequences.merge(stream.toString(), 1L, Long::sum) - 1,
                UUID.randomUUID().toString(),
                now.toString(),
                stored.getType().getName(),
                stored.getType().getRevision(),
                stored.getData(),
                "{\"actor\":\"system:test\"}".getBytes(StandardCharsets.UTF_8));
        position++;
        lastSeal = seals.event(position, row).seal();
        try (var insert = connection.prepareStatement("INSERT INTO DomainEventEntry (globalIndex, aggregateIdentifier,"
                + " sequenceNumber, type, eventIdentifier, timeStamp, payloadType, payloadRevision, payload, metaData)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, position);
            insert.setString(2, row.getAggregateIdentifier());
            insert.setLong(3, row.getSequenceNumber());
            insert.setString(4, row.getType());
            insert.setString(5, row.getEventIdentifier());
            insert.setString(6, now.toString());
            insert.setString(7, stored.getType().getName());
            insert.setString(8, stored.getType().getRevision());
            insert.setBytes(9, stored.getData());
            insert.setBytes(10, seals.event(position, row).metadata());
            insert.executeUpdate();
        }
    }

    /** How far it went is noted, as the broker does it. */
    void noted() {
        secrets.historySeals().keep(new SealedHead(STORE, position, lastSeal, true, null));
    }

    private static MasterKey masterKey(Path directory) throws IOException {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var base64 = Base64.getEncoder().encodeToString(random);
        var file = Files.createFile(
                directory.resolve("master.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, base64);
        return MasterKey.of(base64, "test");
    }

    /** A pool of two machines, one of them Anna's. Boris is entitled. */
    void sound() throws SQLException {
        created(POOL, 2);
        cloning(EXPANSION, 2);
        happened(
                EXPANSION,
                new ExpansionCloned(
                        EXPANSION, POOL, List.of(new CloneReady(FIRST, "a"), new CloneReady(SECOND, "b")), List.of()));
        happened(POOL, new CloningEnded(POOL, EXPANSION, List.of(FIRST, SECOND), List.of(), null));
        for (var machineId : List.of(FIRST, SECOND)) {
            happened(machineId, new MachineCloned(machineId, POOL, CONTROLLER, operation(1), "a", List.of(), false));
            happened(POOL, new MachineAdmitted(POOL, machineId, "a", Readiness.ON));
        }
        happened(POOL, new UserEntitled(POOL, ANNA));
        happened(POOL, new UserEntitled(POOL, BORIS));
        assigned(FIRST, ANNA);
        accepted(FIRST, ANNA);
        requestStarted(FIRST);
        happened(
                FIRST,
                new MachineOperationCompleted(
                        FIRST, POOL, operation(3), OperationKind.REQUEST, "a", Readiness.ON_WITH_AGENT, 1));
        happened(POOL, new DesktopReady(POOL, ticket(1), ANNA, FIRST));
    }

    /** The machine is being brought up for who was promised it. */
    void requestStarted(MachineId machineId) throws SQLException {
        happened(
                machineId,
                new MachineOperationStarted(
                        machineId, POOL, CONTROLLER, operation(3), OperationKind.REQUEST, List.of(), 1));
    }

    void created(PoolId poolId, int total) throws SQLException {
        happened(
                poolId,
                new PoolCreated(
                        poolId,
                        PoolType.AUTOMATED,
                        "pool",
                        CONTROLLER,
                        new UUID(6, 1),
                        null,
                        new PoolSettings(List.of(Protocol.RDP), false, false, AfterDisconnect.NONE, 0),
                        new CloningSettings(TEMPLATE, "vm", 1, 0, total, 1, true, "Windows"),
                        null,
                        List.of()));
    }

    void cloning(ExpansionId expansionId, int count) throws SQLException {
        cloning(POOL, expansionId, count);
    }

    void cloning(PoolId poolId, ExpansionId expansionId, int count) throws SQLException {
        var started = new PoolExpansionStarted(
                poolId,
                expansionId,
                CONTROLLER,
                1,
                count,
                TEMPLATE,
                new UUID(6, 1),
                "vm",
                true,
                "tag",
                List.of(),
                false);
        happened(poolId, started);
        for (var machineId : started.machineIds()) {
            happened(machineId, new MachineRequested(machineId, poolId, CONTROLLER, expansionId, "tag"));
        }
        var runId = RunId.of(expansionId, Step.CLONE);
        happened(
                expansionId,
                new CloningStarted(
                        expansionId,
                        poolId,
                        CONTROLLER,
                        runId,
                        1,
                        TEMPLATE,
                        new UUID(6, 1),
                        "vm",
                        true,
                        1,
                        started.machineIds(),
                        "tag"));
        happened(expansionId, new CloningBegun(expansionId, poolId, runId, 1, now().plusSeconds(600)));
    }

    void assigned(MachineId machineId, UserId userId) throws SQLException {
        happened(POOL, new DesktopAssigned(POOL, ticket(1), userId, machineId, AssignmentRule.BEST_FREE, 1, 0, 0));
    }

    void accepted(MachineId machineId, UserId userId) throws SQLException {
        happened(
                POOL,
                new DesktopRequestAccepted(
                        POOL,
                        ticket(1),
                        userId,
                        machineId,
                        new Entitled(EntitledKind.USER, userId.value()),
                        true,
                        1,
                        List.of()));
    }

    void gone(MachineId machineId) throws SQLException {
        happened(POOL, new MachineWithdrawn(POOL, machineId, operation(2), WithdrawalReason.ADMINISTRATOR, 0, false));
        happened(
                machineId,
                new MachineOperationStarted(
                        machineId, POOL, CONTROLLER, operation(2), OperationKind.REMOVE, List.of(), 0));
        happened(machineId, new MachineDeleted(machineId, POOL, operation(2), BUSY));
    }

    static OperationId operation(int number) {
        return new OperationId(new UUID(8, number));
    }

    static TicketId ticket(int number) {
        return new TicketId(new UUID(9, number));
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        secrets.close();
    }
}
