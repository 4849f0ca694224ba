package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.command.ReleasePoolName;
import io.vdibroker.api.pool.event.PoolNameReleased;
import io.vdibroker.api.pool.event.PoolNameReserved;
import io.vdibroker.command.Rejection;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards that one pool has this name. */
@Aggregate
class PoolName {

    @AggregateIdentifier
    private PoolNameKey nameKey;

    private @Nullable PoolId owner;

    PoolName() {} // for Axon

    /** See {@link PoolNames}. */
    void reserve(PoolNameKey key, PoolId poolId) {
        if (poolId.equals(owner)) {
            return;
        }
        if (owner != null) {
            throw new Rejection(
                    RejectionCode.POOL_NAME_TAKEN, "Another pool has this name; names differ by more than case");
        }
        apply(new PoolNameReserved(key, poolId));
    }

    @CommandHandler
    void handle(ReleasePoolName command) {
        if (command.poolId().equals(owner)) {
            apply(new PoolNameReleased(nameKey, command.poolId()));
        }
    }

    @EventSourcingHandler
    void on(PoolNameReserved event) {
        nameKey = event.nameKey();
        owner = event.poolId();
    }

    @EventSourcingHandler
    void on(PoolNameReleased event) {
        owner = null;
    }
}
