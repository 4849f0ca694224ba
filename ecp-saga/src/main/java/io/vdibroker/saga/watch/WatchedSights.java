package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Network;
import io.vdibroker.saga.ecp.RecordedSights;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the lists say of machines to who decides by which address they are reached. */
@Component
class WatchedSights implements RecordedSights {

    private final MachineList machines;
    private final NetworkList networks;

    WatchedSights(MachineList machines, NetworkList networks) {
        this.machines = machines;
        this.networks = networks;
    }

    @Override
    public Map<MachineId, Recorded> of(ControllerId controllerId) {
        return of(controllerId, machines.all(controllerId));
    }

    /** The networks of a pool, if it names some, take the place of those of its controller. */
    Map<MachineId, Recorded> of(ControllerId controllerId, Collection<WatchedMachine> known) {
        var all = networks.all();
        var ofController = all.getOrDefault(controllerId.toString(), List.<Network>of());
        return known.stream().collect(Collectors.toMap(WatchedMachine::id, machine -> {
            var ofPool = all.getOrDefault(machine.poolId().toString(), List.of());
            return new Recorded(machine.observed(), ofPool.isEmpty() ? ofController : ofPool);
        }));
    }
}
