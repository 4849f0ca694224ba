package io.vdibroker.query.desktop;

import static io.vdibroker.query.store.Samples.ANNA;
import static io.vdibroker.query.store.Samples.BORIS;
import static io.vdibroker.query.store.Samples.CONTROLLER;
import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.M2;
import static io.vdibroker.query.store.Samples.OPERATION;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.TICKET;
import static io.vdibroker.query.store.Samples.cloned;
import static io.vdibroker.query.store.Samples.stepStarted;
import static io.vdibroker.query.store.ViewsInMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DesktopsTest {

    private static final Entitled BY_HERSELF = new Entitled(EntitledKind.USER, ANNA.value());

    private final ViewsInMemory views = new ViewsInMemory();
    private final DesktopCollections collections = new DesktopCollections(views.database());
    private final DesktopUpdates updates = new DesktopUpdates();
    private final Desktops desktops = new Desktops(collections);

    DesktopsTest() {
        var writes = new ViewWrites();
        views.to(
                new MachineFactsProjector(collections, writes, updates),
                new TicketProjector(collections, writes, updates));
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void knowTheTicketFromTheQueueToTheDesktop() {
        views.tell(queued());
        assertThat(desktops.ticket(TICKET)).hasValueSatisfying(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketState.QUEUED);
            assertThat(ticket.expiresAt()).isEqualTo(NOW.plusSeconds(600));
        });

        views.tell(new DesktopRequestAskedAgain(POOL, TICKET, NOW.plusSeconds(900)));
        assertThat(desktops.ticket(TICKET).orElseThrow().expiresAt()).isEqualTo(NOW.plusSeconds(900));

        views.tell(cloned(M1, "vdi-1"), assigned(M1, ANNA), accepted(M1));
        assertThat(desktops.ticket(TICKET)).hasValueSatisfying(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketState.PREPARING);
            assertThat(ticket.machineId()).isEqualTo(M1);
        });

        views.tell(new DesktopReady(POOL, TICKET, ANNA, M1));
        assertThat(desktops.ticket(TICKET).orElseThrow().state()).isEqualTo(TicketState.READY);
        assertThat(desktops.assignment(POOL, ANNA)).contains(M1);
        assertThat(desktops.assignments(ANNA)).containsOnlyKeys(POOL);
    }

    @Test
    void knowHowAMachineIsReached() {
        views.tell(cloned(M1, "vdi-1"), on(M1, "10.0.0.7"));
        assertThat(desktops.facts(M1)).hasValueSatisfying(facts -> {
            assertThat(facts.name()).isEqualTo("vdi-1");
            assertThat(facts.controllerId()).isEqualTo(CONTROLLER);
            assertThat(facts.power()).isEqualTo(PowerState.ON);
            assertThat(facts.agentHeard()).isTrue();
            assertThat(facts.address()).isEqualTo("10.0.0.7");
            assertThat(facts.consolePort()).isEqualTo(5901);
            assertThat(facts.seenAt()).isEqualTo(NOW);
        });
        views.tell(on(M1, null));
        assertThat(desktops.facts(M1).orElseThrow().address()).isNull();
    }

    @Test
    void knowHowFarTheStartForAUserIs() {
        views.tell(
                cloned(M1, "vdi-1"),
                new MachineOperationStarted(
                        M1,
                        POOL,
                        CONTROLLER,
                        OPERATION,
                        OperationKind.REQUEST,
                        List.of(PlannedStep.of(Step.POWER_ON), PlannedStep.of(Step.REMOTE_ACCESS)),
                        1),
                stepStarted(M1, OPERATION, OperationKind.REQUEST, 1, Step.REMOTE_ACCESS, 1));
        assertThat(desktops.facts(M1).orElseThrow().start()).isEqualTo(new StartProgress(1, 2, Step.REMOTE_ACCESS));

        views.tell(new MachineOperationCompleted(M1, POOL, OPERATION, OperationKind.REQUEST, "vdi-1", Readiness.ON, 1));
        assertThat(desktops.facts(M1).orElseThrow().start()).isNull();
    }

    @Test
    void knowWhyARequestFailed() {
        var failure = new Failure(FailureCode.TIMED_OUT, "It did not start in 5 minutes");
        views.tell(queued(), accepted(M1), new DesktopRequestFailed(POOL, TICKET, ANNA, failure));
        assertThat(desktops.ticket(TICKET).orElseThrow().failure()).isEqualTo(failure);
    }

    @Test
    void forgetWhoseAMachineWasWhenItIsTakenBack() {
        views.tell(cloned(M1, "vdi-1"), assigned(M1, ANNA));
        views.tell(new DesktopReleased(POOL, M1, ANNA));
        assertThat(desktops.assignment(POOL, ANNA)).isEmpty();

        views.tell(assigned(M1, BORIS));
        assertThat(desktops.assignment(POOL, BORIS)).contains(M1);
        assertThat(desktops.assignment(POOL, ANNA)).isEmpty();

        views.tell(new MachineWithdrawn(POOL, M1, OPERATION, WithdrawalReason.ADMINISTRATOR, 0, false));
        assertThat(desktops.assignment(POOL, BORIS)).isEmpty();
    }

    @Test
    void giveTheReplacementOfAMachineThatDidNotComeUp() {
        views.tell(
                cloned(M1, "vdi-1"),
                cloned(M2, "vdi-2"),
                assigned(M1, ANNA),
                new MachineQuarantined(POOL, M1, TICKET, new Failure(FailureCode.TIMED_OUT, "It did not start")),
                assigned(M2, ANNA));
        assertThat(desktops.assignment(POOL, ANNA)).contains(M2);
        assertThat(desktops.facts(M1).orElseThrow().users()).isEmpty();
    }

    @Test
    void doNotKnowAMachineThatIsGone() {
        views.tell(cloned(M1, "vdi-1"), assigned(M1, ANNA));
        views.tell(new MachineDeleted(M1, POOL, OPERATION, new Failure(FailureCode.CANCELLED, "removed")));
        assertThat(desktops.facts(M1)).isEmpty();
        assertThat(desktops.assignment(POOL, ANNA)).isEmpty();
    }

    @Test
    void areTheSameAfterARedeliveredBatch() {
        views.tell(cloned(M1, "vdi-1"), queued(), assigned(M1, ANNA), accepted(M1), on(M1, "10.0.0.7"));
        views.tell(new DesktopReady(POOL, TICKET, ANNA, M1));
        var ticket = desktops.ticket(TICKET);
        var facts = desktops.facts(M1);

        views.tellAllAgain();

        assertThat(desktops.ticket(TICKET)).isEqualTo(ticket);
        assertThat(desktops.facts(M1)).isEqualTo(facts);
        assertThat(desktops.assignment(POOL, ANNA)).contains(M1);
        assertThat(collections.tickets.countDocuments()).isOne();
    }

    @Test
    void showWhatTheyTellOf() {
        var seen = new ArrayList<>();
        var ticket = updates.onTicket(
                TICKET, () -> seen.add(desktops.ticket(TICKET).orElseThrow().state()));
        var machine = updates.onMachine(
                M1, () -> seen.add(desktops.facts(M1).orElseThrow().power()));

        views.tell(queued());
        views.tell(on(M1, "10.0.0.7"), new DesktopReady(POOL, TICKET, ANNA, M1));
        ticket.close();
        machine.close();
        views.tell(on(M1, null), new DesktopReady(POOL, TICKET, ANNA, M1));

        assertThat(seen).containsExactly(TicketState.QUEUED, PowerState.ON, TicketState.READY);
    }

    private static DesktopRequestQueued queued() {
        return new DesktopRequestQueued(POOL, TICKET, ANNA, BY_HERSELF, NOW.plusSeconds(600));
    }

    private static DesktopAssigned assigned(MachineId machineId, UserId userId) {
        return new DesktopAssigned(POOL, TICKET, userId, machineId, AssignmentRule.BEST_FREE, 1, 0, 0);
    }

    private static DesktopRequestAccepted accepted(MachineId machineId) {
        return new DesktopRequestAccepted(POOL, TICKET, ANNA, machineId, BY_HERSELF, true, 1, List.of());
    }

    private static MachineStateChanged on(MachineId machineId, @Nullable String address) {
        return new MachineStateChanged(
                machineId, POOL, PowerState.ON, true, address, 5901, null, null, Readiness.ON_WITH_AGENT);
    }
}
