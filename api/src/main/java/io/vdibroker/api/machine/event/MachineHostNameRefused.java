package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The directory refused the machine under this host name. It is given another one, and prepared again from there by the
 * new plan.
 */
@Revision("1")
public record MachineHostNameRefused(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        String directory,
        String hostname,
        Failure failure,
        List<PlannedStep> plan)
        implements MachineEvent {}
