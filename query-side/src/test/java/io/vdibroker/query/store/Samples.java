package io.vdibroker.query.store;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.PoolCreated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Ids and events that many tests need. */
public final class Samples {

    public static final PoolId POOL = new PoolId(id("pool"));
    public static final PoolId OTHER_POOL = new PoolId(id("other pool"));
    public static final ControllerId CONTROLLER = new ControllerId(id("controller"));
    public static final ExpansionId EXPANSION = new ExpansionId(id("expansion"));
    public static final MachineId M1 = MachineId.of(EXPANSION, 0);
    public static final MachineId M2 = MachineId.of(EXPANSION, 1);
    public static final UserId ANNA = new UserId(id("anna"));
    public static final UserId BORIS = new UserId(id("boris"));
    public static final GroupId SALES = new GroupId(id("sales"));
    public static final TicketId TICKET = new TicketId(id("ticket"));
    public static final OperationId OPERATION = new OperationId(id("operation"));

    private Samples() {}

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static PoolCreated created(PoolId poolId, String name, int initialSize) {
        return new PoolCreated(
                poolId,
                PoolType.AUTOMATED,
                name,
                CONTROLLER,
                id("resource pool"),
                null,
                new PoolSettings(List.of(Protocol.SPICE, Protocol.RDP), false, false, AfterDisconnect.NONE, 0),
                new CloningSettings(id("template"), "vdi-", initialSize, 1, 100, 5, true, "Windows"),
                new PreparationSettings(true, true, true, null, false),
                List.of());
    }

    public static PoolCreated createdStatic(PoolId poolId, String name, List<MachineId> machines) {
        return new PoolCreated(
                poolId,
                PoolType.STATIC,
                name,
                CONTROLLER,
                id("resource pool"),
                null,
                new PoolSettings(List.of(Protocol.RDP), false, false, AfterDisconnect.NONE, 0),
                null,
                null,
                machines.stream()
                        .map(machine -> new ClaimedMachine(machine, "pc"))
                        .toList());
    }

    public static UserRegistered registered(UserId userId, String login) {
        return new UserRegistered(userId, new LoginKey("hmac of " + login), sealed(userId, login), null, null, null);
    }

    public static Sealed sealed(UserId userId, String text) {
        return new Sealed(userId, "sealed " + text);
    }

    public static MachineRequested requested(MachineId machineId) {
        return new MachineRequested(machineId, POOL, CONTROLLER, EXPANSION, "tag");
    }

    public static MachineCloned cloned(MachineId machineId, String name) {
        return new MachineCloned(
                machineId, POOL, CONTROLLER, OPERATION, name, List.of(PlannedStep.of(Step.POWER_ON)), false);
    }

    public static MachineStepStarted stepStarted(
            MachineId machineId, OperationId operationId, OperationKind kind, int position, Step step, int attempt) {
        return new MachineStepStarted(
                machineId,
                POOL,
                CONTROLLER,
                operationId,
                kind,
                RunId.of(operationId, position),
                position,
                step,
                attempt,
                true,
                null,
                null,
                null);
    }
}
