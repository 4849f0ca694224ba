package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;

/** What can be asked of a desktop pool. */
public sealed interface PoolCommand
        permits CreatePool,
                ReconfigurePool,
                EntitleToPool,
                WithdrawEntitlement,
                RequestDesktop,
                CompleteDesktopRequest,
                FailDesktopRequest,
                ExpireTicket,
                ReleaseDesktop,
                GiveBackMachine,
                ReturnMachine,
                ReplaceMachine,
                CompleteReturn,
                FailReturn,
                ChangePower,
                RequestPoolTag,
                BeginTag,
                RecordTagFound,
                RecordTagCreated,
                RecordTagRemoved,
                FailTag,
                ExpireTag,
                RetryTag,
                ReportTagLost,
                EndCloning,
                AdmitMachine,
                NotePreparationFailed,
                ReturnPlace,
                NoteReadiness,
                ChangePoolNetworks,
                DeleteVm,
                RemoveMachine,
                ResumeGrowth,
                DeletePool,
                WithdrawMachines,
                RemovePoolTag,
                DoubtPool,
                ConfirmMachine,
                ConfirmMachines,
                RetryPoolOperation,
                GiveUpPoolOperation {
    /** The stream it belongs to. */
    PoolId poolId();
}
