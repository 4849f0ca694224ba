package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The removal cannot go on by itself. */
@Revision("1")
public record MachineNeedsAttention(
        MachineId machineId, PoolId poolId, OperationId operationId, Step step, Failure failure)
        implements MachineEvent {}
