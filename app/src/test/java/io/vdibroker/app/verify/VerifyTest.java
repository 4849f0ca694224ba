package io.vdibroker.app.verify;

import static io.vdibroker.app.verify.Planted.ANNA;
import static io.vdibroker.app.verify.Planted.BORIS;
import static io.vdibroker.app.verify.Planted.BUSY;
import static io.vdibroker.app.verify.Planted.FIRST;
import static io.vdibroker.app.verify.Planted.OTHER_POOL;
import static io.vdibroker.app.verify.Planted.POOL;
import static io.vdibroker.app.verify.Planted.SECOND;
import static io.vdibroker.app.verify.Planted.operation;
import static io.vdibroker.app.verify.Planted.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDoubted;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.delivery.directory.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A store with a sound history is found sound; one planted violation is found, and nothing else. */
class VerifyTest {

    private static final Instant LATE = Instant.parse("2026-12-24T00:00:00Z");

    @TempDir
    Path directory;

    private static final UserId CLARA = new UserId(new UUID(4, 3));

    private Planted store;

    @BeforeEach
    void sound() throws SQLException, IOException {
        store = new Planted(directory);
        store.sound();
    }

    /** A machine is taken out of one pool and adopted by another as soon as its removal is done; its place comes back a moment later. */
    @Test
    void findsNothingInAMachineThatChangesItsPoolBeforeItsPlaceHasComeBack() throws SQLException {
        store.created(OTHER_POOL, 5);
        store.happened(
                POOL, new MachineWithdrawn(POOL, SECOND, operation(8), WithdrawalReason.ADMINISTRATOR, 0, false));
        store.happened(SECOND, new MachineReleased(SECOND, POOL, operation(8)));
        store.happened(OTHER_POOL, new MachinePlaceTaken(OTHER_POOL, SECOND, "b"));
        store.happened(
                SECOND,
                new MachineClaimed(SECOND, OTHER_POOL, Planted.CONTROLLER, operation(9), "b", "tag", List.of()));
        store.happened(POOL, new PlaceReturned(POOL, SECOND, null));
        store.happened(OTHER_POOL, new MachineAdmitted(OTHER_POOL, SECOND, "b", Readiness.ON));

        assertThat(verify()).startsWith("0\n");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    @Test
    void findsNothingInASoundHistory() throws SQLException {
        store.assigned(SECOND, BORIS);
        store.happened(POOL, new DesktopReleased(POOL, SECOND, BORIS));
        store.assigned(SECOND, BORIS);
        store.gone(SECOND);
        store.happened(POOL, new PlaceReturned(POOL, SECOND, null));
        store.later(Duration.ofDays(1));
        store.happened(POOL, new UserEntitlementWithdrawn(POOL, BORIS));

        assertThat(verify())
                .startsWith("0\n")
                .contains("Everything is as it should be")
                .doesNotContain("BROKEN");
    }

    @Test
    void findsAMachineThatWasGivenToTwo() throws SQLException {
        store.assigned(FIRST, BORIS);

        assertBroken(Promise.ONE_USER, FIRST + " was given to " + BORIS + " while it was that of " + ANNA);
    }

    @Test
    void findsAMachineThatWasGivenWhileItWasLeaving() throws SQLException {
        store.happened(
                POOL, new MachineWithdrawn(POOL, SECOND, operation(2), WithdrawalReason.ADMINISTRATOR, 0, false));
        store.assigned(SECOND, BORIS);

        assertBroken(Promise.ONE_USER, "while it was LEAVING");
    }

    @Test
    void findsAMachineThatWasBroughtUpForSomebodyElse() throws SQLException {
        store.accepted(FIRST, BORIS);

        assertBroken(Promise.ONE_USER, FIRST + " was brought up for " + BORIS);
    }

    @Test
    void findsNothingInMachinesThatWereHeldReturnedAndGivenBack() throws SQLException {
        store.assigned(SECOND, BORIS);
        store.happened(POOL, new DesktopReady(POOL, ticket(1), BORIS, SECOND));
        store.happened(POOL, new MachineHeld(POOL, SECOND, BORIS, HoldReason.RELEASED, null));
        store.happened(POOL, new DesktopGivenBack(POOL, SECOND, BORIS));
        store.happened(POOL, new DesktopReady(POOL, ticket(2), BORIS, SECOND));
        store.happened(POOL, new MachineReturnStarted(POOL, SECOND, BORIS, operation(8), List.of(), 3));
        store.happened(POOL, new MachineReturned(POOL, SECOND, operation(8)));
        store.assigned(SECOND, CLARA);
        store.happened(POOL, new DesktopReady(POOL, ticket(3), CLARA, SECOND));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void findsNothingInAReleaseOfBefore() throws SQLException {
        store.assigned(SECOND, BORIS);
        store.happened(POOL, new DesktopReady(POOL, ticket(1), BORIS, SECOND));
        store.happened(POOL, new DesktopReleased(POOL, SECOND, BORIS));
        store.assigned(SECOND, CLARA);
        store.happened(POOL, new DesktopReady(POOL, ticket(2), CLARA, SECOND));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void findsAMachineThatWentToAnotherUserAsItWas() throws SQLException {
        store.happened(POOL, new MachineHeld(POOL, SECOND, null, HoldReason.RELEASED, null));
        store.happened(POOL, new DesktopGivenBack(POOL, SECOND, BORIS));
        store.happened(POOL, new DesktopReady(POOL, ticket(1), BORIS, SECOND));
        store.happened(POOL, new DesktopReleased(POOL, SECOND, BORIS));
        store.assigned(SECOND, CLARA);
        store.happened(POOL, new DesktopReady(POOL, ticket(2), CLARA, SECOND));

        assertBroken(Promise.HANDED_ON, "was ready for " + CLARA + " with the sessions of " + BORIS);
    }

    @Test
    void findsAUserWithTwoMachines() throws SQLException {
        store.assigned(SECOND, ANNA);

        assertBroken(Promise.ONE_MACHINE, ANNA + " was given " + SECOND + " while having " + FIRST);
    }

    @Test
    void findsSomebodyWhoWasServedAfterTheEntitlementWasGone() throws SQLException {
        store.happened(POOL, new UserEntitlementWithdrawn(POOL, ANNA));
        store.accepted(FIRST, ANNA);

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
        store.cloning(new ExpansionId(new UUID(3, 2)), 1);

        assertBroken(Promise.SIZE, "grew to 3 machines, although its total is 2");
    }

    @Test
    void findsAMachineInTwoPools() throws SQLException {
        store.created(OTHER_POOL, 5);
        store.happened(OTHER_POOL, new MachinePlaceTaken(OTHER_POOL, SECOND, "b"));

        assertBroken(Promise.ONE_PLACE, SECOND + " got a place while it had one in " + POOL);
    }

    @Test
    void findsACloneOfWhichNobodySaysWhatBecameOfIt() throws SQLException {
        store.created(OTHER_POOL, 5);
        var expansionId = new ExpansionId(new UUID(3, 3));
        store.cloning(OTHER_POOL, expansionId, 1);
        store.happened(expansionId, new ExpansionCloned(expansionId, OTHER_POOL, List.of(), List.of()));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_LOST, MachineId.of(expansionId, 0) + ": was wanted; its cloning has ended");
    }

    @Test
    void findsAMachineThatIsGoneAndStillHasItsPlace() throws SQLException {
        store.gone(SECOND);
        assertThat(verify()).as("what follows is on its way").startsWith("0\n");

        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_LOST, SECOND + ": is gone, and still has its place in " + POOL);
    }

    @Test
    void findsAMachineThatLostItsPlace() throws SQLException {
        store.happened(POOL, new PlaceReturned(POOL, SECOND, null));
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
    void findsAHostNameThatTwoMachinesWereGiven() throws SQLException {
        store.happened(FIRST, new MachineHostNameChosen(FIRST, POOL, "corp.example", "desk-1", null));
        store.happened(SECOND, new MachineHostNameChosen(SECOND, POOL, "Corp.Example", "DESK-1", null));

        assertBroken(Promise.ONE_NAME, SECOND + ": was given the host name DESK-1, which " + FIRST + " has");
    }

    @Test
    void findsNoHostNameThatWasGivenBackRefusedOrShared() throws SQLException {
        store.happened(FIRST, new MachineHostNameChosen(FIRST, POOL, "corp.example", "desk-1", null));
        store.happened(FIRST, new MachineHostNameGivenBack(FIRST, POOL, "corp.example", "desk-1"));
        store.happened(SECOND, new MachineHostNameChosen(SECOND, POOL, "corp.example", "desk-1", null));
        store.happened(
                SECOND,
                new MachineHostNameRefused(SECOND, POOL, operation(3), "corp.example", "desk-1", BUSY, List.of()));
        store.happened(FIRST, new MachineHostNameChosen(FIRST, POOL, "corp.example", "desk-1", null));
        store.happened(SECOND, new MachineHostNameShared(SECOND, POOL, "corp.example", "desk-1"));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void findsNoStepThatIsDueByAClockThatWasSetBack() throws SQLException {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        store.setBack(Duration.ofHours(2));
        store.later(Duration.ofHours(1));
        assertThat(verify()).as("its time by the clock is not over").startsWith("0\n");

        store.later(Duration.ofHours(2));

        assertBroken(Promise.NOTHING_FORGOTTEN, FIRST + ": after MachineStepBegun something was due");
    }

    @Test
    void findsACancelledCloningThatNobodyEnds() throws SQLException {
        var run = RunId.of(Planted.EXPANSION, Step.CLONE);
        store.happened(
                Planted.EXPANSION,
                new CloningBegun(Planted.EXPANSION, POOL, run, 1, store.now().plusSeconds(60)));
        store.happened(Planted.EXPANSION, new ExpansionCancelRequested(Planted.EXPANSION, POOL));
        store.happened(Planted.EXPANSION, new CloningUnheard(Planted.EXPANSION, POOL, run, 1));
        store.later(Duration.ofHours(1));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertBroken(Promise.NOTHING_FORGOTTEN, Planted.EXPANSION + ": after CloningBegun something was due");
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
            Files.setLastModifiedTime(directory.resolve("broker.lock"), FileTime.from(LATE));
            assertThat(verify()).as("it has just been started").startsWith("0\n");
            Files.setLastModifiedTime(directory.resolve("broker.lock"), FileTime.from(store.now()));
            assertBroken(Promise.NOTHING_FORGOTTEN, "after MachineStepBegun something was due");
        }
    }

    @Test
    void forgivesWhatWasDueWhileNobodyWorked() throws SQLException {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        store.happened(POOL, new GrowthPaused(POOL, store.now().plusSeconds(600), BUSY));
        store.gone(SECOND);
        store.stoppedFor(Duration.ofDays(7));
        store.happened(POOL, new UserEntitled(POOL, ANNA));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void forgivesWhatWasDueWhileSomethingWasInTheControllersWay() throws SQLException {
        store.happened(Planted.CONTROLLER, new ControllerBecameUnreachable(Planted.CONTROLLER, "away"));
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        store.later(Duration.ofHours(1));
        assertThat(verify()).as("unreachable").startsWith("0\n");

        store.happened(Planted.CONTROLLER, new ControllerPutInService(Planted.CONTROLLER));
        store.happened(Planted.CONTROLLER, new ControllerAnswersAgain(Planted.CONTROLLER));
        store.later(Duration.ofHours(1));
        assertThat(verify()).as("in service").startsWith("0\n");

        store.happened(Planted.CONTROLLER, new ControllerServiceEnded(Planted.CONTROLLER));
        store.later(Duration.ofMinutes(8));
        assertThat(verify()).as("it has the rest of its time").startsWith("0\n");

        store.later(Duration.ofMinutes(10));
        assertBroken(Promise.NOTHING_FORGOTTEN, FIRST + ": after MachineStepBegun something was due");
    }

    @Test
    void findsAForgottenStepOfAMachineThatWasMissingMeanwhile() throws SQLException {
        store.happened(FIRST, begun(store.now().plusSeconds(60)));
        store.happened(FIRST, new MachineMissing(FIRST, POOL));
        store.happened(FIRST, new MachineFoundAgain(FIRST, POOL));
        store.happened(FIRST, new MachineTagged(FIRST, POOL, "another"));
        store.later(Duration.ofHours(1));

        assertBroken(Promise.NOTHING_FORGOTTEN, FIRST + ": after MachineStepBegun something was due");
    }

    @Test
    void findsAMachineThatNobodyPreparesOrAdmits() throws SQLException {
        var expansionId = new ExpansionId(new UUID(3, 3));
        var machineId = MachineId.of(expansionId, 0);
        store.created(OTHER_POOL, 5);
        store.cloning(OTHER_POOL, expansionId, 1);
        store.happened(
                expansionId,
                new ExpansionCloned(expansionId, OTHER_POOL, List.of(new CloneReady(machineId, "c")), List.of()));
        store.happened(
                machineId,
                new MachineCloned(machineId, OTHER_POOL, Planted.CONTROLLER, operation(5), "c", List.of(), false));
        store.later(Duration.ofHours(1));

        assertBroken(Promise.NOTHING_LOST, machineId + ": is there, but nobody prepares or admits it");
    }

    @Test
    void findsAMachineThatIsToLeaveAndThatNobodyRemoves() throws SQLException {
        store.happened(
                POOL, new MachineWithdrawn(POOL, SECOND, operation(2), WithdrawalReason.ADMINISTRATOR, 0, false));
        store.later(Duration.ofHours(1));

        assertBroken(Promise.NOTHING_LOST, SECOND + ": is to leave, but nobody removes it");
    }

    @Test
    void findsARequestThatWasAcceptedAndThatNobodyServes() throws SQLException {
        store.accepted(FIRST, ANNA);
        store.later(Duration.ofMinutes(5));
        assertThat(verify()).as("what follows is on its way").startsWith("0\n");

        store.later(Duration.ofMinutes(10));
        assertBroken(Promise.NOTHING_FORGOTTEN, ticket(1) + ": nobody brings up " + FIRST + " for " + ANNA);
    }

    @Test
    void findsNoRequestWhoseMachineIsBeingBroughtUp() throws SQLException {
        store.accepted(FIRST, ANNA);
        store.requestStarted(FIRST);
        store.later(Duration.ofHours(1));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void findsARequestWhoseMachineCameUpAndOfWhichNobodyHeard() throws SQLException {
        store.accepted(FIRST, ANNA);
        store.requestStarted(FIRST);
        store.happened(
                FIRST,
                new MachineOperationCompleted(
                        FIRST, POOL, operation(3), OperationKind.REQUEST, "a", Readiness.ON_WITH_AGENT, 1));
        store.later(Duration.ofMinutes(5));
        assertThat(verify()).as("what follows is on its way").startsWith("0\n");

        store.later(Duration.ofMinutes(10));
        assertBroken(Promise.NOTHING_FORGOTTEN, ticket(1) + ": nobody brings up " + FIRST + " for " + ANNA);
    }

    @Test
    void findsAStepThatNobodyBegins() throws SQLException {
        store.happened(SECOND, started(SECOND));
        store.later(Duration.ofMinutes(5));
        assertThat(verify()).as("it waits its turn").startsWith("0\n");

        store.later(Duration.ofMinutes(10));
        assertBroken(Promise.NOTHING_FORGOTTEN, SECOND + ": after MachineStepStarted nobody began it");
    }

    @Test
    void findsNoStepInALineThatMoves() throws SQLException {
        store.happened(SECOND, started(SECOND));
        store.happened(FIRST, begun(store.now().plus(Duration.ofHours(2))));
        store.later(Duration.ofHours(1));
        assertThat(verify()).as("something is under way").startsWith("0\n");

        store.happened(FIRST, new MachineStepCompleted(FIRST, POOL, operation(3), run(), 0, Step.POWER_ON, 1));
        store.later(Duration.ofMinutes(5));
        assertThat(verify()).as("something was a moment ago").startsWith("0\n");

        store.later(Duration.ofMinutes(10));
        assertBroken(Promise.NOTHING_FORGOTTEN, SECOND + ": after MachineStepStarted nobody began it");
    }

    @Test
    void findsNoStepThatWaitsForItsController() throws SQLException {
        store.happened(Planted.CONTROLLER, new ControllerPutInService(Planted.CONTROLLER));
        store.happened(SECOND, started(SECOND));
        store.later(Duration.ofHours(1));

        assertThat(verify()).startsWith("0\n");
    }

    @Test
    void changesNothing() throws Exception {
        store.close();
        var before = Files.readAllBytes(directory.resolve("events.db"));

        assertThat(verify()).startsWith("0\n");

        assertThat(Files.readAllBytes(directory.resolve("events.db"))).isEqualTo(before);
        assertThat(directory).isDirectoryNotContaining("glob:**-wal");
    }

    @Test
    void findsAMachineThatWasGivenAfterARestoreBeforeAnybodyLooked() throws SQLException {
        store.happened(POOL, new PoolDoubted(POOL, new UUID(1, 1)));
        store.happened(POOL, new MachineHeld(POOL, SECOND, null, HoldReason.RESTORED, null));
        store.happened(POOL, new MachineConfirmed(POOL, SECOND));
        store.happened(POOL, new MachineHeld(POOL, FIRST, ANNA, HoldReason.RESTORED, null));
        store.happened(POOL, new DesktopGivenBack(POOL, FIRST, ANNA));
        assertThat(verify()).startsWith("0\n");

        store.happened(POOL, new PoolDoubted(POOL, new UUID(2, 2)));
        store.assigned(SECOND, BORIS);
        assertBroken(Promise.ONE_USER, "although it may have been somebody's when the store was restored");
    }

    @Test
    void saysWhichDatabaseIsLostOrDamaged() throws Exception {
        store.close();
        Files.write(directory.resolve("secrets.db"), new byte[4096]);
        assertThat(verify()).startsWith("2\n").contains("secrets.db is damaged").doesNotContain("Exception in");

        Files.delete(directory.resolve("secrets.db"));
        assertThat(verify()).startsWith("2\n").contains("secrets.db are missing", "./broker restore");
    }

    @Test
    void findsAHistoryThatIsOlderThanItsMark() throws Exception {
        Files.writeString(directory.resolve("head"), "store=x\nposition=3\n");
        assertThat(verify()).startsWith("0\n");

        Files.writeString(directory.resolve("head"), "store=x\nposition=1000\n");
        assertBroken(Promise.COMPLETE, "and was at 1000 or later");
    }

    @Test
    void saysThatItCannotTellWhenItCannotRead() throws Exception {
        Files.createDirectory(directory.resolve("broker.lock"));

        assertThat(verify()).startsWith("2\n");
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

        assertThat(verify())
                .startsWith("1\n")
                .contains("BROKEN  " + Promise.COMPLETE.words(), "DesktopReady cannot be read")
                .contains("BROKEN  " + Promise.UNTOUCHED.words());
    }

    /** Who has no key cannot make a row that is believed, and cannot change or move one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO DomainEventEntry SELECT 1000, 'user/forged', 0, type, 'forged', timeStamp, payloadType,"
                        + " payloadRevision, payload, '{\"actor\":\"system:start\"}' FROM DomainEventEntry WHERE globalIndex = 1",
                "INSERT INTO DomainEventEntry SELECT 1000, 'user/forged', 0, type, 'forged', timeStamp, payloadType,"
                        + " payloadRevision, payload, metaData FROM DomainEventEntry WHERE globalIndex = 1",
                "UPDATE DomainEventEntry SET payload = CAST(replace(CAST(payload AS TEXT), 'pool', 'Pool') AS BLOB)"
                        + " WHERE globalIndex = 1",
                "UPDATE DomainEventEntry SET metaData = CAST(replace(CAST(metaData AS TEXT), 'test', 'root') AS BLOB)"
                        + " WHERE globalIndex = 1",
                "UPDATE DomainEventEntry SET timeStamp = '2026-11-26T08:00:00.500Z' WHERE globalIndex = 1",
                "UPDATE DomainEventEntry SET aggregateIdentifier = 'pool/forged' WHERE globalIndex = 1"
            })
    void findsWhatSomebodyElseWrote(String forgery) throws SQLException {
        store.execute(forgery);

        assertThat(verify())
                .startsWith("1\n")
                .contains(
                        "BROKEN  " + Promise.UNTOUCHED.words(), "was not stored by this broker, or was changed since");
    }

    @Test
    void findsAnEndThatWasCutOff() throws SQLException {
        store.noted();
        assertThat(verify()).startsWith("0\n");
        store.execute("DELETE FROM DomainEventEntry WHERE globalIndex > 3");

        assertThat(verify())
                .startsWith("1\n")
                .containsPattern("UNTOUCHED history: it went to event [0-9]+, and ends at event 3");
    }

    @Test
    void findsASnapshotThatSomebodyElseWrote() throws SQLException {
        store.execute("INSERT INTO SnapshotEventEntry SELECT * FROM DomainEventEntry WHERE globalIndex = 1");

        assertBroken(Promise.UNTOUCHED, "a snapshot was not stored by this broker");
    }

    @Test
    void saysThatItCannotTellWithoutTheKey() throws IOException {
        Files.delete(directory.resolve("master.key"));

        assertThat(verify())
                .startsWith("2\n")
                .contains("?       " + Promise.UNTOUCHED.words(), "cannot be told without the master key")
                .doesNotContain("Everything is as it should be");
    }

    @Test
    void saysWhatToDoWithoutAStore() {
        assertThat(run(directory.resolve("nothing")))
                .startsWith("2\n")
                .contains("There is no event store in", "--data");
    }

    private static MachineStepBegun begun(Instant dueAt) {
        return new MachineStepBegun(FIRST, POOL, operation(3), run(), 0, Step.POWER_ON, 1, dueAt);
    }

    private static MachineStepStarted started(MachineId machineId) {
        return new MachineStepStarted(
                machineId,
                POOL,
                Planted.CONTROLLER,
                operation(4),
                OperationKind.POWER,
                RunId.of(operation(4), 0),
                0,
                Step.POWER_ON,
                1,
                false,
                null,
                null,
                null);
    }

    private static RunId run() {
        return RunId.of(operation(3), 0);
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
        var late = Clock.fixed(LATE, ZoneOffset.UTC);
        var exitCode = new CommandLine(new Verify(late))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("--data", directory.toString());
        return exitCode + "\n" + said;
    }
}
