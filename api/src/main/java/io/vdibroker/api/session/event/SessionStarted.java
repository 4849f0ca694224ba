package io.vdibroker.api.session.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The device is signed in until then, unless the session ends before. */
@Revision("1")
public record SessionStarted(
        SessionId sessionId, UserId userId, SessionKind kind, @Nullable String clientVersion, Instant expiresAt)
        implements SessionEvent {}
