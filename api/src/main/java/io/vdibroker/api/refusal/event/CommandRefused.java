package io.vdibroker.api.refusal.event;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The person wanted this of the subject, a stream key, and was refused, so many times. Without a command it was refused at the door of the administration, before there was one. */
@Revision("1")
public record CommandRefused(
        RefusalId refusalId,
        UserId userId,
        @Nullable Sealed address,
        @Nullable String command,
        @Nullable String subject,
        RejectionCode code,
        int times,
        Instant firstAt,
        Instant lastAt)
        implements RefusalEvent {}
