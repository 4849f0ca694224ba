package io.vdibroker.app.verify;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@link Promise#HANDED_ON}. Brokers of before released machines as they were: what happened before the first machine
 * was held or
 * returned is not held against them.
 */
final class HandoversCheck implements Check {

    private final Map<MachineId, UserId> lastUsers = new HashMap<>();
    private final Set<OperationId> preparations = new HashSet<>();
    private boolean promised;

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        var payload = stored.payload();
        if (payload instanceof DesktopReady event) {
            var before = lastUsers.put(event.machineId(), event.userId());
            if (before != null && !before.equals(event.userId())) {
                findings.accept(new Finding(
                        Promise.HANDED_ON,
                        event.machineId().toString(),
                        "was ready for " + event.userId() + " with the sessions of " + before + " on it",
                        stored.index()));
            }
        } else if (payload instanceof MachineHeld || payload instanceof MachineReturnStarted) {
            promised = true;
        } else if (payload instanceof DesktopGivenBack event) {
            lastUsers.put(event.machineId(), event.userId()); // by the word of an administrator, if it is another one
        } else if (payload instanceof MachineReturned event) {
            lastUsers.remove(event.machineId());
        } else if (payload instanceof DesktopReleased event && !promised) {
            lastUsers.remove(event.machineId());
        } else if (payload instanceof MachineClaimed event) {
            preparations.add(event.operationId());
            if (!promised) {
                lastUsers.remove(event.machineId());
            }
        } else if (payload instanceof MachineStepCompleted event
                && event.step() == Step.POWER_OFF
                && preparations.contains(event.operationId())) {
            lastUsers.remove(event.machineId());
        }
    }
}
