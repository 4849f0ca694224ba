package io.vdibroker.query.history;

import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.PoolCreated;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What events say about the names of things. Those of people are sealed, and stay with the accounts. */
final class GivenNames {

    private GivenNames() {}

    /** Name by subject. */
    static Map<String, String> in(Object event) {
        if (event instanceof ControllerRegistered it) {
            return Map.of(it.controllerId().toString(), it.name());
        }
        if (event instanceof ControllerReconfigured it) {
            return Map.of(it.controllerId().toString(), it.name());
        }
        if (event instanceof GroupCreated it) {
            return Map.of(it.groupId().toString(), it.name());
        }
        if (event instanceof PoolCreated it) {
            Map<String, String> names = new HashMap<>();
            it.machines().forEach(machine -> names.put(machine.machineId().toString(), machine.name()));
            names.put(it.poolId().toString(), it.name());
            return names;
        }
        if (event instanceof ExpansionCloned it) {
            return it.ready().stream()
                    .collect(Collectors.toMap(
                            machine -> machine.machineId().toString(), CloneReady::name, (one, other) -> one));
        }
        if (event instanceof MachineCloned it) {
            return Map.of(it.machineId().toString(), it.name());
        }
        if (event instanceof MachineClaimed it) {
            return Map.of(it.machineId().toString(), it.name());
        }
        if (event instanceof MachineRenamed it) {
            return Map.of(it.machineId().toString(), it.name());
        }
        if (event instanceof StrangerFound it) {
            return Map.of(it.machineId().toString(), it.name());
        }
        if (event instanceof MachinePlaceTaken it) {
            return Map.of(it.machineId().toString(), it.name());
        }
        return event instanceof MachineOperationCompleted it
                ? Map.of(it.machineId().toString(), it.name())
                : Map.of();
    }
}
