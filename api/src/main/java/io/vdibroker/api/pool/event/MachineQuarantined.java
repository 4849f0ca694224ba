package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.serialization.Revision;

/**
 * The machine did not come up for a user who never had it, is free of them, and is given to nobody until its quarantine
 * ends.
 */
@Revision("1")
public record MachineQuarantined(PoolId poolId, MachineId machineId, TicketId ticketId, Failure failure)
        implements PoolEvent {}
