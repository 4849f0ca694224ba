package io.vdibroker.api.refusal.command;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** From command-side: a person was refused. */
public record NoteRefusedCommand(
        @TargetAggregateIdentifier RefusalId refusalId,
        UserId userId,
        @Nullable Sealed address,
        @Nullable String command,
        @Nullable String subject,
        RejectionCode code,
        int times,
        Instant firstAt,
        Instant lastAt)
        implements RefusalCommand {}
