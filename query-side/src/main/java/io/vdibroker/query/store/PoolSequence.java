package io.vdibroker.query.store;

import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.pool.event.PoolEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Tells all events of a pool, its expansions and its machines in their order, and the others by their stream. */
public final class PoolSequence implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        var payload = event.getPayload();
        if (payload instanceof PoolEvent of) {
            return of.poolId();
        }
        if (payload instanceof MachineEvent of) {
            return of.poolId();
        }
        if (payload instanceof ExpansionEvent of) {
            return of.poolId();
        }
        return event instanceof DomainEventMessage<?> of ? of.getAggregateIdentifier() : event.getIdentifier();
    }
}
