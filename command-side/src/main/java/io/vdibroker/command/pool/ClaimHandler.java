package io.vdibroker.command.pool;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.AdoptMachine;
import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.command.ClaimMachineOfNewPool;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.machine.MachineClaims;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Gives an existing machine to a pool: pool and machine decide in one unit of work, both or none. Answers with its preparation. */
class ClaimHandler {
    private final Supplier<Repository<Pool>> pools;
    private final MachineClaims machines;

    ClaimHandler(Supplier<Repository<Pool>> pools, MachineClaims machines) {
        this.pools = pools;
        this.machines = machines;
    }

    @CommandHandler
    OperationId handle(ClaimMachine command) {
        return machines.claim(
                load(command.poolId()).invoke(pool -> pool.claims().take(command)));
    }

    @CommandHandler
    OperationId handle(AdoptMachine command) {
        return machines.claim(
                load(command.poolId()).invoke(pool -> pool.claims().take(command)));
    }

    /** Pool set-up waits for this one, so a machine that cannot be had is an event. */
    @CommandHandler
    void handle(ClaimMachineOfNewPool command) {
        var pool = load(command.poolId());
        if (!pool.invoke(it -> it.claims().awaits(command.machineId()))) {
            return;
        }
        try {
            machines.claim(pool.invoke(it -> it.claims().wanted(command)));
        } catch (Rejection reason) {
            pool.execute(it -> it.claims().refuse(command.machineId(), reason));
            return;
        }
        pool.execute(it -> it.claims().take(command));
    }

    private Aggregate<Pool> load(PoolId poolId) {
        return pools.get().load(poolId.toString());
    }
}
