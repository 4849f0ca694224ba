package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;

/** Everything that can have happened to a machine. */
public sealed interface MachineEvent
        permits MachineRequested,
                MachineCloned,
                MachineClaimed,
                MachineOperationStarted,
                MachineOperationWaiting,
                MachineOperationSuperseded,
                MachineStepStarted,
                MachineStepBegun,
                MachineTaskAccepted,
                MachineStepCompleted,
                MachineStepFailed,
                MachineStepTimedOut,
                MachineStepSkipped,
                MachineOperationGivenUp,
                MachineOperationCompleted,
                MachineOperationFailed,
                MachineNeedsAttention,
                MachineRemovalResumed,
                DomainMembershipLeft,
                MachineStateChanged,
                MachineMissing,
                MachineFoundAgain,
                MachineBeganFlapping,
                MachineStoppedFlapping,
                MachineTagged,
                MachineRenamed,
                MachineHostNameChosen,
                MachineHostNameRefused,
                MachineHostNameShared,
                MachineHostNameGivenBack,
                MachineDeleted,
                MachineReleased {
    /** The stream it belongs to. */
    MachineId machineId();

    /** The pool that all of it is told in order with. */
    PoolId poolId();
}
