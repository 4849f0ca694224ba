package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.command.Rejection;
import java.util.Set;
import java.util.UUID;

/** Who may switch which machine: its user, as long as the pool is theirs to use. */
final class PowerChanges {
    private final PoolState pool;

    PowerChanges(PoolState pool) {
        this.pool = pool;
    }

    void change(ChangePower command, Set<UUID> groupsOfUser) {
        if (pool.entitlements.match(command.userId(), groupsOfUser) == null) {
            throw new Rejection(RejectionCode.NOT_ENTITLED, "The user is not entitled to this pool");
        }
        if (pool.powerChanges.contains(command.operationId())) {
            return; // a repeat
        }
        var own = pool.members.of(command.userId());
        if (own == null || own.state() != PlaceState.ASSIGNED) {
            throw new Rejection(RejectionCode.MACHINE_NOT_IN_POOL, "The user has no machine of this pool");
        }
        apply(new PowerChangeRequested(
                pool.poolId(),
                own.machineId(),
                command.userId(),
                command.operationId(),
                command.action(),
                command.force()));
    }
}
