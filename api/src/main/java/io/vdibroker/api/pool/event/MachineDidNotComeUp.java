package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A machine failed at this step while it was brought up for its user. What follows for both is told by other events.
 */
@Revision("1")
public record MachineDidNotComeUp(PoolId poolId, MachineId machineId, Step step, Failure failure, Instant at)
        implements PoolEvent {}
