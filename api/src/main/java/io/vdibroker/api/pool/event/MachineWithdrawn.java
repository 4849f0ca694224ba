package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.WithdrawalReason;
import org.axonframework.serialization.Revision;

/** The machine is given to nobody any more and is to be removed by this operation; its place counts until it is gone. Batches are of pool removal, counted from 1; the last machine of one says whether more remain. */
@Revision("1")
public record MachineWithdrawn(
        PoolId poolId,
        MachineId machineId,
        OperationId operationId,
        WithdrawalReason reason,
        int batch,
        boolean moreRemain)
        implements PoolEvent {}
