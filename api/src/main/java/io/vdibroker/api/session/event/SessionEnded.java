package io.vdibroker.api.session.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import org.axonframework.serialization.Revision;

/** The session's tokens are worth nothing any more. */
@Revision("1")
public record SessionEnded(SessionId sessionId, UserId userId, SessionEnd reason) implements SessionEvent {}
