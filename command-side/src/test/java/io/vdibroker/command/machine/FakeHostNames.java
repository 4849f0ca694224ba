package io.vdibroker.command.machine;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Host names in memory; whoever had one before the test is in its hands. */
final class FakeHostNames implements HostNames {

    final Map<HostNameKey, MachineId> owners = new HashMap<>();
    final List<HostNameKey> refused = new ArrayList<>();

    @Override
    public boolean reserve(HostNameKey nameKey, MachineId machineId, Instant now) {
        return !refused.contains(nameKey) && machineId.equals(owners.computeIfAbsent(nameKey, any -> machineId));
    }

    @Override
    public boolean keep(HostNameKey nameKey, MachineId machineId) {
        return machineId.equals(owners.computeIfAbsent(nameKey, any -> machineId));
    }

    @Override
    public void refuse(HostNameKey nameKey, MachineId machineId, Failure failure, Instant now) {
        owners.remove(nameKey, machineId);
        refused.add(nameKey);
    }
}
