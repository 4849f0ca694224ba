package io.vdibroker.api.session.command;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The password was right: one device signs in. Refused if the account is locked, or has another password by now.
 *
 * @param credentialRef the reference of the password that was right; the user's own stream says whether it is theirs
 */
public record StartSession(
        @TargetAggregateIdentifier SessionId sessionId,
        UserId userId,
        SessionKind kind,
        @Nullable String clientVersion,
        Instant expiresAt,
        String credentialRef)
        implements SessionCommand {}
