package io.vdibroker.command.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.api.pool.event.UserEntitled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Ids, and messages as they are recorded and sent for the pools of these tests. */
final class Samples {
    static final PoolId POOL = PoolId.of("00000000-0000-4000-8000-0000000000a1");
    static final ControllerId CONTROLLER = ControllerId.of("00000000-0000-4000-8000-0000000000c1");
    static final UUID RESOURCE_POOL = uuid(0xb1);
    static final UUID TEMPLATE = uuid(0xb2);
    static final String TAG = "tag-1";
    static final GroupId STAFF = new GroupId(uuid(0xe1));
    static final GroupId GUESTS = new GroupId(uuid(0xe2));
    static final UserId ANNA = user(1);
    static final UserId BORIS = user(2);
    static final UserId CLARA = user(3);
    static final UserId NOBODY = user(0xff);
    static final GroupId NO_GROUP = new GroupId(uuid(0xef));
    static final ExpansionId E1 = expansion(1);
    static final ExpansionId E2 = expansion(2);
    static final ExpansionId E3 = expansion(3);
    static final TicketId T1 = ticket(1);
    static final TicketId T2 = ticket(2);
    static final TicketId T3 = ticket(3);
    static final OperationId OPERATION = new OperationId(uuid(0x601));
    static final OperationId OTHER_OPERATION = new OperationId(uuid(0x602));
    static final RunId TAG_RUN = RunId.of(POOL, Step.CREATE_TAG);
    static final RunId UNTAG_RUN = RunId.of(POOL, Step.REMOVE_TAG);
    static final Failure BROKEN = new Failure(FailureCode.NO_AGENT, "The guest agent was not heard");

    static final PoolSettings SETTINGS =
            new PoolSettings(List.of(Protocol.SPICE, Protocol.RDP), false, false, AfterDisconnect.NONE, 60);
    static final PreparationSettings PREPARATION = new PreparationSettings(true, true, false, null, false);
    static final List<PlannedStep> PREPARE = List.of(
            PlannedStep.of(Step.REMOTE_ACCESS), PlannedStep.of(Step.POWER_ON), PlannedStep.of(Step.GUEST_AGENT));
    static final List<PlannedStep> SERVE = List.of(PlannedStep.of(Step.POWER_ON), PlannedStep.of(Step.REMOTE_ACCESS));

    private Samples() {}

    static UUID uuid(int number) {
        return new UUID(0x4000, 0x8000_0000_0000_0000L | number);
    }

    static UserId user(int number) {
        return new UserId(uuid(0x100 + number));
    }

    static ExpansionId expansion(int number) {
        return new ExpansionId(uuid(0x200 + number));
    }

    static TicketId ticket(int number) {
        return new TicketId(uuid(0x300 + number));
    }

    /** The machine of the first expansion with this number, counted from 0. */
    static MachineId machine(int index) {
        return MachineId.of(E1, index);
    }

    /** The machine of the second expansion with this number. */
    static MachineId later(int index) {
        return MachineId.of(E2, index);
    }

    static Entitled byThemselves(UserId user) {
        return new Entitled(EntitledKind.USER, user.value());
    }

    static Entitled by(GroupId group) {
        return new Entitled(EntitledKind.GROUP, group.value());
    }

    static CloningSettings sizes(int initial, int reserve, int total, int step) {
        return new CloningSettings(TEMPLATE, "win", initial, reserve, total, step, true, "Linux");
    }

    static CreatePool create(CloningSettings cloning) {
        return create("office", SETTINGS, cloning, PREPARATION);
    }

    static CreatePool create(
            String name, PoolSettings settings, CloningSettings cloning, PreparationSettings preparation) {
        return new CreatePool(
                POOL,
                E1,
                PoolType.AUTOMATED,
                name,
                CONTROLLER,
                RESOURCE_POOL,
                null,
                settings,
                cloning,
                preparation,
                List.of());
    }

    static CreatePool createStatic(MachineId... machines) {
        return new CreatePool(
                POOL,
                E1,
                PoolType.STATIC,
                "office",
                CONTROLLER,
                RESOURCE_POOL,
                null,
                SETTINGS,
                null,
                null,
                claimed(machines));
    }

    static List<ClaimedMachine> claimed(MachineId... machines) {
        return List.of(machines).stream()
                .map(machine -> new ClaimedMachine(machine, "pc-" + machine.value()))
                .toList();
    }

    static PoolCreated created(CreatePool command) {
        return new PoolCreated(
                command.poolId(),
                command.type(),
                command.name(),
                command.controllerId(),
                command.resourcePoolId(),
                command.dataPoolId(),
                command.settings(),
                command.cloning(),
                command.preparation(),
                command.machines());
    }

    static PoolCreated created(CloningSettings cloning) {
        return created(create(cloning));
    }

    static PoolTagRequested tagRequested(int attempt) {
        return new PoolTagRequested(POOL, CONTROLLER, TAG_RUN, attempt, "office");
    }

    static PoolTagReady tagReady() {
        return new PoolTagReady(POOL, TAG, true);
    }

    static PoolActivated activated() {
        return new PoolActivated(POOL);
    }

    static PoolExpansionStarted started(ExpansionId expansionId, int firstIndex, int count) {
        return new PoolExpansionStarted(
                POOL,
                expansionId,
                CONTROLLER,
                firstIndex,
                count,
                TEMPLATE,
                RESOURCE_POOL,
                "win",
                true,
                TAG,
                PREPARE,
                false);
    }

    /** The same, as it is decided for a command that brings this id. */
    static PoolExpansionStarted grown(ExpansionId given, int firstIndex, int count) {
        return started(Settlement.named(given, firstIndex), firstIndex, count);
    }

    static CloningEnded cloned(ExpansionId expansionId, int count) {
        return new CloningEnded(POOL, expansionId, machines(expansionId, count), List.of(), null);
    }

    static List<MachineId> machines(ExpansionId expansionId, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> MachineId.of(expansionId, index))
                .toList();
    }

    static MachineAdmitted admitted(MachineId machineId, String name) {
        return new MachineAdmitted(POOL, machineId, name, Readiness.ON_WITH_AGENT);
    }

    static UserEntitled entitled(UserId user) {
        return new UserEntitled(POOL, user);
    }

    /** A pool with its tag that never needed a machine. */
    static List<Object> empty(int reserve, int total, int step) {
        return new ArrayList<>(List.of(
                created(sizes(0, reserve, total, step)),
                tagRequested(1),
                tagReady(),
                activated(),
                entitled(ANNA),
                entitled(BORIS),
                entitled(CLARA)));
    }

    /** The same with free machines win-1, win-2, .. of the first expansion, on with agent. */
    static List<Object> with(int machines, int total) {
        return with(machines, 0, total);
    }

    static List<Object> with(int machines, int reserve, int total) {
        var events = empty(reserve, total, 1);
        events.add(started(E1, 1, machines));
        events.add(cloned(E1, machines));
        for (int i = 0; i < machines; i++) {
            events.add(admitted(machine(i), "win-" + (i + 1)));
        }
        return events;
    }

    /** A static pool with free machines. */
    static List<Object> staticWith(MachineId... machines) {
        var events = new ArrayList<Object>(List.of(
                created(createStatic()), tagRequested(1), tagReady(), activated(), entitled(ANNA), entitled(BORIS)));
        for (var machine : machines) {
            events.add(new MachinePlaceTaken(POOL, machine, "pc"));
            events.add(admitted(machine, "pc"));
        }
        return events;
    }

    static DesktopAssigned assigned(TicketId ticket, UserId user, MachineId machine, AssignmentRule rule, int free) {
        return new DesktopAssigned(POOL, ticket, user, machine, rule, free, 0, 0);
    }

    static DesktopAssigned assigned(TicketId ticket, UserId user, MachineId machine) {
        return assigned(ticket, user, machine, AssignmentRule.BEST_FREE, 1);
    }

    static DesktopRequestAccepted accepted(
            TicketId ticket, UserId user, MachineId machine, boolean neverReady, int use) {
        return new DesktopRequestAccepted(POOL, ticket, user, machine, byThemselves(user), neverReady, use, SERVE);
    }

    static DesktopReady ready(TicketId ticket, UserId user, MachineId machine) {
        return new DesktopReady(POOL, ticket, user, machine);
    }

    static DesktopRequestQueued queued(TicketId ticket, UserId user) {
        return queued(ticket, user, Duration.ofMinutes(10));
    }

    static DesktopRequestQueued queued(TicketId ticket, UserId user, Duration until) {
        return new DesktopRequestQueued(POOL, ticket, user, byThemselves(user), PoolFixture.NOW.plus(until));
    }

    static MachineWithdrawn withdrawn(MachineId machine) {
        return new MachineWithdrawn(POOL, machine, OPERATION, WithdrawalReason.ADMINISTRATOR, 0, false);
    }

    static RequestDesktop request(UserId user, TicketId ticket) {
        return new RequestDesktop(POOL, ticket, E2, user, Protocol.RDP, null);
    }
}
