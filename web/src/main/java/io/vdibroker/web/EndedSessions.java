package io.vdibroker.web;

import io.vdibroker.api.session.SessionId;

/** Knows which sessions have ended before their tokens did. A session that nobody has heard of yet has not ended. */
@FunctionalInterface
public interface EndedSessions {

    /** Whether the session is known to have ended. */
    boolean hasEnded(SessionId sessionId);
}
