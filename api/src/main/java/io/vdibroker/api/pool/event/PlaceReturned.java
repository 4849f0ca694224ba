package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The machine is gone or given back, and its place is free. The id is that of the return; places that came back long
 * ago have none.
 */
@Revision("1")
public record PlaceReturned(PoolId poolId, MachineId machineId, @Nullable UUID returnId) implements PoolEvent {}
