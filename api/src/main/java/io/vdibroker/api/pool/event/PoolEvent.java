package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;

/** Everything that can have happened to a desktop pool. */
public sealed interface PoolEvent
        permits PoolCreated,
                PoolReconfigured,
                PoolActivated,
                PoolFailed,
                UserEntitled,
                UserEntitlementWithdrawn,
                GroupEntitled,
                GroupEntitlementWithdrawn,
                PoolTagRequested,
                PoolTagBegun,
                PoolTagAttemptFailed,
                PoolTagTimedOut,
                PoolTagReady,
                PoolTagLost,
                PoolTagRemovalRequested,
                PoolTagRemovalBegun,
                PoolTagRemoved,
                PoolExpansionStarted,
                CloningEnded,
                GrowthPaused,
                GrowthResumed,
                MachinePlaceTaken,
                MachineClaimRefused,
                MachineAdmitted,
                MachineTurnedAway,
                PlaceLeaving,
                PlaceReturned,
                FreeMachineReadinessChanged,
                DesktopAssigned,
                DesktopRequestAccepted,
                DesktopRequestQueued,
                DesktopRequestAskedAgain,
                DesktopReady,
                DesktopRequestFailed,
                DesktopRequestExpired,
                DesktopReleased,
                PowerChangeRequested,
                MachineQuarantined,
                MachineWithdrawn,
                PoolDeletionStarted,
                PoolEmptied,
                PoolDeleted {
    /** The stream it belongs to. */
    PoolId poolId();
}
