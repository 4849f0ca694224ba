package io.vdibroker.command.machine;

/** Lets the decision of a pool and the one of a machine be one: both are recorded or none. */
public interface MachineClaims {

    /**
     * Gives the machine to the pool, within the unit of work of the command that is being handled. A repeat changes nothing.
     *
     * @throws io.vdibroker.command.Rejection MACHINE_IN_ANOTHER_POOL, if another pool has it or it is leaving one; NOT_FOUND, if
     *     the broker has deleted it
     */
    void claim(Claim claim);
}
