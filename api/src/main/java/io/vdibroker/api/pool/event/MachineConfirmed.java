package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/**
 * An administrator said that after a restore the machine is what the history says: free, if it was held for that, or
 * its user's.
 */
@Revision("1")
public record MachineConfirmed(PoolId poolId, MachineId machineId) implements PoolEvent {}
