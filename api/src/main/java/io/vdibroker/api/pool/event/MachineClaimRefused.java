package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A machine that was named at creation could not be taken. */
@Revision("1")
public record MachineClaimRefused(PoolId poolId, MachineId machineId, Failure failure) implements PoolEvent {}
