package io.vdibroker.api.session.command;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The password was right: one device signs in. Refused if the account is locked. */
public record StartSession(
        @TargetAggregateIdentifier SessionId sessionId,
        UserId userId,
        SessionKind kind,
        @Nullable String clientVersion,
        Instant expiresAt)
        implements SessionCommand {}
