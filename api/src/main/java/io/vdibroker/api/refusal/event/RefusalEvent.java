package io.vdibroker.api.refusal.event;

import io.vdibroker.api.refusal.RefusalId;
import java.time.Instant;

/** Everything that can have been refused. Nothing that somebody typed is in it. */
public sealed interface RefusalEvent permits SignInFailed, MoreSignInsFailed, CommandRefused, MoreCommandsRefused {
    /** The stream it belongs to, which holds nothing else. */
    RefusalId refusalId();

    /** How often, beside what was recorded before. */
    int times();

    /** When it was refused first. */
    Instant firstAt();

    /** When it was refused last. */
    Instant lastAt();
}
