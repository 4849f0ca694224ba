package io.vdibroker.query.desktop;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.query.store.Listeners;
import io.vdibroker.query.store.Subscription;
import org.springframework.stereotype.Component;

/**
 * Tells who waits in this process that the views show something new. It says where to look, not what is there: register
 * first, then read, then wait. Listeners run on the projector's thread and must hand work over.
 */
@Component
public class DesktopUpdates {

    private final Listeners listeners = new Listeners();

    /** When the ticket has another state, machine or failure. */
    public Subscription onTicket(TicketId ticketId, Runnable listener) {
        return listeners.add(ticketId, listener);
    }

    /** When the machine's power, agent, address, name, user or progress changed, or it is gone. */
    public Subscription onMachine(MachineId machineId, Runnable listener) {
        return listeners.add(machineId, listener);
    }

    /**
     * When a user or group was entitled to a pool or is no more; for a user also when the groups changed, and then the
     * caller listens to other groups.
     */
    public Subscription onEntitlements(Entitled party, Runnable listener) {
        return listeners.add(party, listener);
    }

    /** When a controller can be used again, or not any more. */
    public Subscription onController(ControllerId controllerId, Runnable listener) {
        return listeners.add(controllerId, listener);
    }

    /** For the projector of controllers. */
    public void publish(ControllerId controllerId) {
        listeners.tell(controllerId);
    }

    void publish(TicketId ticketId) {
        listeners.tell(ticketId);
    }

    void publish(MachineId machineId) {
        listeners.tell(machineId);
    }

    /** For the projectors of pools and persons. */
    public void publish(Entitled party) {
        listeners.tell(party);
    }
}
