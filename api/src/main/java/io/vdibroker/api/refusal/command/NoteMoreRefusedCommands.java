package io.vdibroker.api.refusal.command;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.refusal.RefusalId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** From command-side: more was refused than is kept one by one. */
public record NoteMoreRefusedCommands(
        @TargetAggregateIdentifier RefusalId refusalId, RejectionCode code, int times, Instant firstAt, Instant lastAt)
        implements RefusalCommand {}
