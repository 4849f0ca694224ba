package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;

/** What makes an existing machine a member of a pool. */
public sealed interface ClaimCommand permits ClaimMachine, ClaimMachineOfNewPool, AdoptMachine {
    /** The stream it belongs to. */
    MachineId machineId();

    /** The pool that wants it. */
    PoolId poolId();

    /** The preparation that follows. */
    OperationId operationId();

    /** What ECP calls it. */
    String name();
}
