package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.command.ConfirmMachine;
import io.vdibroker.api.pool.command.DoubtPool;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.PoolDoubted;
import java.util.List;

/** What a pool makes of a store that was restored, and how an administrator ends the doubt (docs/adr/0023). */
final class Confirmation {
    private final PoolState pool;
    private final Settlement settlement;
    private final Departures departures;

    Confirmation(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
        this.departures = new Departures(pool);
    }

    /** A pool that needs no machine and has none is not in doubt about any. */
    void doubt(DoubtPool command) {
        if (pool.doubts.isKnown(command.restoreId()) || pool.status == PoolStatus.DELETED) {
            return;
        }
        apply(new PoolDoubted(pool.poolId(), command.restoreId()));
        settlement.settle(new ExpansionId(
                Uuids.derive(command.restoreId(), pool.poolId().value().toString())));
    }

    void confirm(ConfirmMachine command) {
        departures.here(command.machineId());
        if (pool.doubts.isAbout(command.machineId())) {
            apply(new MachineConfirmed(pool.poolId(), command.machineId()));
            settlement.settle();
        }
    }

    int confirmAll() {
        var machines = List.copyOf(pool.doubts.machines());
        for (MachineId machineId : machines) {
            apply(new MachineConfirmed(pool.poolId(), machineId));
        }
        settlement.settle();
        return machines.size();
    }
}
