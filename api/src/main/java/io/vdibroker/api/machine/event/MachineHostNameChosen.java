package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The guest of the machine is called so, and nobody else in the directory; it is taken instead of another name if that
 * is in use or was refused.
 */
@Revision("1")
public record MachineHostNameChosen(
        MachineId machineId, PoolId poolId, String directory, String hostname, @Nullable String instead)
        implements MachineEvent {}
