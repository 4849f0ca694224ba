package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The desktop request saga tells that the machine of a ticket did not come up, and at which step. */
public record FailDesktopRequest(
        @TargetAggregateIdentifier PoolId poolId,
        TicketId ticketId,
        MachineId machineId,
        ExpansionId expansionId,
        Step step,
        Failure failure)
        implements PoolCommand {}
