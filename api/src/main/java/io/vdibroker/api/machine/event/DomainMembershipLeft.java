package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The computer could not be taken out of the domain and remains there under this name. */
@Revision("1")
public record DomainMembershipLeft(
        MachineId machineId, PoolId poolId, OperationId operationId, String hostname, String domain)
        implements MachineEvent {}
