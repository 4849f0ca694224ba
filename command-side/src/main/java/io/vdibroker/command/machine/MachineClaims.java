package io.vdibroker.command.machine;

import io.vdibroker.api.operation.OperationId;

/** Lets the decision of a pool and the one of a machine be one: both are recorded or none. */
public interface MachineClaims {

    /**
     * Gives the machine to the pool, within the unit of work of the command that is being handled. A repeat changes nothing.
     *
     * @return the operation that prepares the machine, or has prepared it, for the pool
     * @throws io.vdibroker.command.Rejection MACHINE_IN_ANOTHER_POOL, if another pool has it or it is leaving one; NOT_FOUND, if
     *     the broker has deleted it; MACHINE_BUSY, if its last place is about to come back; CONFLICT, if the pool has cloned it
     */
    OperationId claim(Claim claim);
}
