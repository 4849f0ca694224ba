package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A machine is gone or given back: its place is free again. The return has the id of the event that told of it: told
 * twice, it
 * must not take the place of the machine's next life.
 */
public record ReturnPlace(
        @TargetAggregateIdentifier PoolId poolId, MachineId machineId, ExpansionId expansionId, UUID returnId)
        implements PoolCommand {}
