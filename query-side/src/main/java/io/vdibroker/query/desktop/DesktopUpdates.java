package io.vdibroker.query.desktop;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.TicketId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells who waits in this process that the views show something new. It says where to look, not what is there: register
 * first, then read, then wait. Listeners run on the projector's thread and must hand work over.
 */
@Component
public class DesktopUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopUpdates.class);

    private final Map<Object, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    /** When the ticket has another state, machine or failure. */
    public Subscription onTicket(TicketId ticketId, Runnable listener) {
        return add(ticketId, listener);
    }

    /** When the machine's power, agent, address, name, user or progress changed, or it is gone. */
    public Subscription onMachine(MachineId machineId, Runnable listener) {
        return add(machineId, listener);
    }

    /**
     * When a user or group was entitled to a pool or is no more; for a user also when the groups changed, and then the
     * caller listens to other groups.
     */
    public Subscription onEntitlements(Entitled party, Runnable listener) {
        return add(party, listener);
    }

    void publish(TicketId ticketId) {
        tell(ticketId);
    }

    void publish(MachineId machineId) {
        tell(machineId);
    }

    /** For the projectors of pools and persons. */
    public void publish(Entitled party) {
        tell(party);
    }

    private Subscription add(Object subject, Runnable listener) {
        listeners.compute(subject, (key, known) -> {
            var all = known == null ? ConcurrentHashMap.<Runnable>newKeySet() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(subject, (key, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    private void tell(Object subject) {
        for (var listener : listeners.getOrDefault(subject, Set.of())) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener for {} failed; the view is not affected", subject, e);
            }
        }
    }

    /** Ends the notifications. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
