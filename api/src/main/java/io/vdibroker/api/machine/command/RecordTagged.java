package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch saw the pool's tag on a machine that did not carry it before. */
public record RecordTagged(@TargetAggregateIdentifier MachineId machineId, PoolId poolId, String tagId)
        implements MachineCommand {}
