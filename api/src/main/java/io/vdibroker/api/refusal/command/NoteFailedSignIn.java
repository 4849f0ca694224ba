package io.vdibroker.api.refusal.command;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** From query-side: somebody was not let in. */
public record NoteFailedSignIn(
        @TargetAggregateIdentifier RefusalId refusalId,
        @Nullable UserId userId,
        @Nullable Sealed address,
        SignInFailure failure,
        int times,
        Instant firstAt,
        Instant lastAt)
        implements RefusalCommand {}
