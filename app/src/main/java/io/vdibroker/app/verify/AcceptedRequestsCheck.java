package io.vdibroker.app.verify;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link Promise#NOTHING_FORGOTTEN}: who was promised a machine gets it, or hears why not, as long as nobody works on it. */
final class AcceptedRequestsCheck implements Check {

    private record Accepted(DesktopRequestAccepted event, Duration since, long index) {}

    private final MachinesCheck machines;
    private final Map<TicketId, Accepted> open = new HashMap<>();

    /** Reads after that check, which knows whose machines are being worked on. */
    AcceptedRequestsCheck(MachinesCheck machines) {
        this.machines = machines;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        if (stored.payload() instanceof DesktopRequestAccepted accepted) {
            open.put(accepted.ticketId(), new Accepted(accepted, worked, stored.index()));
            return;
        }
        var ticketId = withoutMachine(stored.payload());
        if (ticketId != null) {
            open.remove(ticketId);
        }
    }

    /** Whose request has ended, or waits for another machine. */
    private static @Nullable TicketId withoutMachine(@Nullable Object payload) {
        if (payload instanceof DesktopReady ready) {
            return ready.ticketId();
        } else if (payload instanceof DesktopRequestFailed failed) {
            return failed.ticketId();
        } else if (payload instanceof DesktopRequestExpired expired) {
            return expired.ticketId();
        } else if (payload instanceof DesktopRequestQueued queued) {
            return queued.ticketId();
        } else {
            return payload instanceof MachineQuarantined quarantined ? quarantined.ticketId() : null;
        }
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        var late = worked.minus(OpenWorkCheck.LATE);
        open.values().stream()
                .filter(accepted -> accepted.since().compareTo(late) < 0)
                .filter(accepted -> machines.isAtRest(accepted.event().machineId(), late))
                .forEach(accepted -> findings.accept(found(accepted)));
    }

    private static Finding found(Accepted accepted) {
        MachineId machineId = accepted.event().machineId();
        var text = "nobody brings up " + machineId + " for " + accepted.event().userId() + " any more";
        return new Finding(
                Promise.NOTHING_FORGOTTEN, accepted.event().ticketId().toString(), text, accepted.index());
    }
}
