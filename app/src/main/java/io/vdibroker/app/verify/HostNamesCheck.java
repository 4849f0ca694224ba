package io.vdibroker.app.verify;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@link Promise#ONE_NAME}. What a history of before gave twice is recorded as shared, and breaks no promise. */
final class HostNamesCheck implements Check {

    private final Map<HostNameKey, MachineId> owners = new HashMap<>();
    private final Map<MachineId, HostNameKey> names = new HashMap<>();

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        if (stored.payload() instanceof MachineHostNameChosen event) {
            chosen(event, stored.index(), findings);
        } else if (stored.payload() instanceof MachineEvent event && endsTheName(event)) {
            forget(event.machineId());
        }
    }

    private void chosen(MachineHostNameChosen event, long index, Consumer<Finding> findings) {
        var name = HostNameKey.of(event.directory(), event.hostname());
        forget(event.machineId());
        var owner = owners.get(name);
        if (owner != null) {
            findings.accept(new Finding(
                    Promise.ONE_NAME,
                    event.machineId().toString(),
                    "was given the host name " + event.hostname() + ", which " + owner + " has",
                    index));
        }
        owners.put(name, event.machineId());
        names.put(event.machineId(), name);
    }

    private static boolean endsTheName(MachineEvent event) {
        return event instanceof MachineHostNameRefused
                || event instanceof MachineHostNameGivenBack
                || event instanceof MachineDeleted
                || event instanceof MachineReleased
                || event instanceof MachineClaimed;
    }

    private void forget(MachineId machineId) {
        var name = names.remove(machineId);
        if (name != null) {
            owners.remove(name, machineId);
        }
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {}
}
