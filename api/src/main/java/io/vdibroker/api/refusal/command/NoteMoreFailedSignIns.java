package io.vdibroker.api.refusal.command;

import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** From query-side: more were not let in than are kept one by one. */
public record NoteMoreFailedSignIns(
        @TargetAggregateIdentifier RefusalId refusalId,
        SignInFailure failure,
        int times,
        Instant firstAt,
        Instant lastAt)
        implements RefusalCommand {}
