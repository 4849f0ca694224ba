package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The preparation saga hands over a machine that is ready. */
public record AdmitMachine(
        @TargetAggregateIdentifier PoolId poolId,
        MachineId machineId,
        ExpansionId expansionId,
        String name,
        Readiness readiness)
        implements PoolCommand {}
