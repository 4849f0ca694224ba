package io.vdibroker.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
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
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.delivery.directory.DataDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A store with a sound history is found sound; one planted violation is found, and nothing else. */
class VerifyTest {

    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final PoolId OTHER_POOL = new PoolId(new UUID(1, 2));
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(2, 1));
    private static final ExpansionId EXPANSION = new ExpansionId(new UUID(3, 1));
    private static final UserId ANNA = new UserId(new UUID(4, 1));
    private static final UserId BORIS = new UserId(new UUID(4, 2));
    private static final UUID TEMPLATE = new UUID(5, 1);
    private static final MachineId FIRST = MachineId.of(EXPANSION, 0);
    private static final MachineId SECOND = MachineId.of(EXPANSION, 1);
    private static final Failure BUSY = new Failure(FailureCode.REFUSED, "busy");

    @TempDir
    Path directory;

    private Planted store;

    @BeforeEach
    void sound() throws SQLException {
        store = new Planted(directory);
        created(POOL, 2);
        cloning(EXPANSION, 2);
        store.happened(
                EXPANSION,
                new ExpansionCloned(
                        EXPANSION, POOL, List.of(new CloneReady(FIRST, "a"), new CloneReady(SECOND, "b")), List.of()));
        store.happened(POOL, new CloningEnded(POOL, EXPANSION, List.of(FIRST, SECOND), List.of(), null));
        for (var machineId : List.of(FIRST, SECOND)) {
            store.happened(
                    machineId, new MachineCloned(machineId, POOL, CONTROLLER, operation(1), "a", List.of(), false));
            store.happened(POOL, new MachineAdmitted(POOL, machineId, "a", Readiness.ON));
        }
        store.happened(POOL, new UserEntitled(POOL, ANNA));
        store.happened(POOL, new UserEntitled(POOL, BORIS));
        assigned(FIRST, ANNA);
        accepted(FIRST, ANNA);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    @Test
    void findsNothingInASoundHistory() throws SQLException {
        assigned(SECOND, BORIS);
        store.happened(POOL, new DesktopReleased(POOL, SECOND, BORIS));
        assigned(SECOND, BORIS);
        gone(SECOND);
        store.happened(POOL, new PlaceReturned(POOL, SECOND));
        store.later(Duration.ofDays(1));
        store.happened(POOL, new UserEntitlementWithdrawn(POOL, BORIS));

        assertThat(verify())
                .startsWith("0\n")
                .contains("Everything is as it should be")
                .doesNotContain("BROKEN");
    }

    @Test
    void findsAMachineThatWasGivenToTwo() throws SQLException {
        assigned(FIRST, BORIS);

        assertBroken(Promise.ONE_USER, FIRST + " was given to " + BORIS + " while it was that of " + ANNA);
    }

    @Test
    void findsAMachineThatWasGivenWhileItWasLeaving() throws SQLException {
        store.happened(
                POOL, new MachineWithdrawn(POOL, SECOND, operation(2), WithdrawalReason.ADMINISTRATOR, 0, false));
        assigned(SECOND, BORIS);

        assertBroken(Promise.ONE_USER, "while it was LEAVING");
    }

    @Test
    void findsAMachineThatWasBroughtUpForSomebodyElse() throws SQLException {
        accepted(FIRST, BORIS);

        assertBroken(Promise.ONE_USER, FIRST + " was brought up for " + BORIS);
    }

    @Test
    void findsAUserWithTwoMachines() throws SQLException {
        assigned(SECOND, ANNA);

        assertBroken(Promise.ONE_MACHINE, ANNA + " was given " + SECOND + " while having " + FIRST);
    }

    @Test
    void findsSomebodyWhoWasServedAfterTheEntitlementWasGone() throws SQLException {
        store.happened(POOL, new UserEntitlementWithdrawn(POOL, ANNA));
        accepted(FIRST, ANNA);

        assertBroken(Promise.ENTITLED, ANNA + " was served");
    }

    @Test
    void findsSomebodyWhoWasServedByTheEntitlementOfAnother() throws SQLException {
        store.happened(
                POOL,
                new DesktopRequestQueued(
                        POOL,
                        ticket(7),
                        BORIS,
                        new Entitled(EntitledKind.USER, ANNA.value()),
                        store.now().plusSeconds(600)));

        assertBroken(Promise.ENTITLED, BORIS + " was served");
    }

    @Test
    void findsAPoolThatGrewBeyondItsTotal() throws SQLException {
        cloning(new ExpansionId(new UUID(3, 2)), 1);

        assertBroken(Promise.SIZE, "grew to 3 machines, although its total is 2");
    }

    @Test
    void findsAMachineInTwoPools() throws SQLException {
        created(OTHER_POOL, 5);
        store.happened(OTHER_POOL, new MachinePlaceTaken(OTHER_POOL, SECOND, "b"));

        assertBroken(Promise.ONE_PLACE, SECOND + " got a place while it had one in " + POOL);
    }

    @Test
    void findsACloneOfWhichNobodySaysWhatBecameOfIt() throws SQLException {
        created(OTHER_POOL, 5);
        var expansionId = new ExpansionId(new UUID(3, 3));
        cloning(OTHER_POOL, expansionId, 1);
        store.happened(expansionId, new ExpansionCloned(expansionId, OTHER_POOL, List.of(), List.of()));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_LOST, MachineId.of(expansionId, 0) + ": was wanted; its cloning has ended");
    }

    @Test
    void findsAMachineThatIsGoneAndStillHasItsPlace() throws SQLException {
        gone(SECOND);
        assertThat(verify()).as("what follows is on its way").startsWith("0\n");

        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_LOST, SECOND + ": is gone, and still has its place in " + POOL);
    }

    @Test
    void findsAMachineThatLostItsPlace() throws SQLException {
        store.happened(POOL, new PlaceReturned(POOL, SECOND));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_LOST, SECOND + ": is there, but has no place");
    }

    @Test
    void findsAStepThatNobodyEnded() throws SQLException {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        assertThat(verify()).as("it is due in the future").startsWith("0\n");

        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_FORGOTTEN, FIRST + ": after MachineStepBegun something was due");
    }

    @Test
    void findsNoStepThatHasEnded() throws SQLException {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        store.happened(FIRST, new MachineStepCompleted(FIRST, POOL, operation(3), run(), 0, Step.POWER_ON, 1));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void findsARetryAPauseAndATicketThatWereForgotten() throws SQLException {
        store.happened(
                FIRST,
                new MachineStepFailed(
                        FIRST,
                        POOL,
                        operation(3),
                        run(),
                        0,
                        Step.POWER_ON,
                        1,
                        BUSY,
                        store.now().plusSeconds(5)));
        store.happened(POOL, new GrowthPaused(POOL, store.now().plusSeconds(600), BUSY));
        store.happened(
                POOL,
                new DesktopRequestQueued(
                        POOL,
                        ticket(7),
                        BORIS,
                        new Entitled(EntitledKind.USER, BORIS.value()),
                        store.now().plusSeconds(600)));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertThat(verify())
                .startsWith("1\n")
                .contains("after MachineStepFailed", "after GrowthPaused", "after DesktopRequestQueued", "3 findings");
    }

    @Test
    void asksTheClockWhatIsLateWhileABrokerRuns() throws Exception {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        assertThat(verify()).startsWith("0\n");

        try (var broker = DataDirectory.claim(directory)) {
            assertThat(broker.path()).isEqualTo(directory);
            assertBroken(Promise.NOTHING_FORGOTTEN, "after MachineStepBegun something was due");
        }
    }

    @Test
    void findsAStreamWithAHole() throws SQLException {
        store.execute("DELETE FROM DomainEventEntry WHERE globalIndex = 2");

        assertThat(verify())
                .startsWith("1\n")
                .contains("BROKEN  " + Promise.COMPLETE.words(), "the events 2 to 2 are missing");
    }

    @Test
    void findsAnEventThatCannotBeRead() throws SQLException {
        store.execute("UPDATE DomainEventEntry SET payload = '{\"poolId' WHERE globalIndex = "
                + "(SELECT max(globalIndex) FROM DomainEventEntry)");

        assertBroken(Promise.COMPLETE, "DesktopRequestAccepted cannot be read");
    }

    @Test
    void saysWhatToDoWithoutAStore() {
        assertThat(run(directory.resolve("nothing")))
                .startsWith("2\n")
                .contains("There is no event store in", "--data");
    }

    private void created(PoolId poolId, int total) throws SQLException {
        store.happened(
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

    private void cloning(ExpansionId expansionId, int count) throws SQLException {
        cloning(POOL, expansionId, count);
    }

    private void cloning(PoolId poolId, ExpansionId expansionId, int count) throws SQLException {
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
        store.happened(poolId, started);
        for (var machineId : started.machineIds()) {
            store.happened(machineId, new MachineRequested(machineId, poolId, CONTROLLER, expansionId, "tag"));
        }
        var runId = RunId.of(expansionId, Step.CLONE);
        store.happened(
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
        store.happened(
                expansionId,
                new CloningBegun(expansionId, poolId, runId, 1, store.now().plusSeconds(600)));
    }

    private void assigned(MachineId machineId, UserId userId) throws SQLException {
        store.happened(
                POOL, new DesktopAssigned(POOL, ticket(1), userId, machineId, AssignmentRule.BEST_FREE, 1, 0, 0));
    }

    private void accepted(MachineId machineId, UserId userId) throws SQLException {
        store.happened(
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

    private void gone(MachineId machineId) throws SQLException {
        store.happened(
                POOL, new MachineWithdrawn(POOL, machineId, operation(2), WithdrawalReason.ADMINISTRATOR, 0, false));
        store.happened(
                machineId,
                new MachineOperationStarted(
                        machineId, POOL, CONTROLLER, operation(2), OperationKind.REMOVE, List.of(), 0));
        store.happened(machineId, new MachineDeleted(machineId, POOL, operation(2), BUSY));
    }

    private static MachineStepBegun begun(Instant dueAt) {
        return new MachineStepBegun(FIRST, POOL, operation(3), run(), 0, Step.POWER_ON, 1, dueAt);
    }

    private static RunId run() {
        return RunId.of(operation(3), 0);
    }

    private static OperationId operation(int number) {
        return new OperationId(new UUID(8, number));
    }

    private static TicketId ticket(int number) {
        return new TicketId(new UUID(9, number));
    }

    private void assertBroken(Promise promise, String text) {
        assertThat(verify())
                .startsWith("1\n")
                .contains("BROKEN  " + promise.words(), promise + " ", text, "1 findings")
                .containsOnlyOnce("BROKEN");
    }

    private String verify() {
        return run(directory);
    }

    /** The exit code, and all that was said. */
    private static String run(Path directory) {
        var said = new StringWriter();
        var late = Clock.fixed(Instant.parse("2026-12-24T00:00:00Z"), ZoneOffset.UTC);
        var exitCode = new CommandLine(new Verify(late))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("--data", directory.toString());
        return exitCode + "\n" + said;
    }
}
