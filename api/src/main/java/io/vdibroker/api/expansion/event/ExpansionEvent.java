package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;

/** Everything that can have happened to an expansion. */
public sealed interface ExpansionEvent
        permits CloningStarted,
                CloningBegun,
                CloneTaskAccepted,
                CloningAttemptFailed,
                CloningTimedOut,
                CloningUnheard,
                ExpansionCancelRequested,
                ExpansionCloned,
                TaggingStarted,
                TaggingBegun,
                TaggingAttemptFailed,
                TaggingTimedOut,
                TagApplied,
                TaggingGivenUp {
    /** The stream it belongs to. */
    ExpansionId expansionId();

    /** The pool that all of it is told in order with. */
    PoolId poolId();
}
