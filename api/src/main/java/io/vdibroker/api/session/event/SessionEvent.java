package io.vdibroker.api.session.event;

import io.vdibroker.api.session.SessionId;

/** Everything that can have happened to a session. */
public sealed interface SessionEvent permits SessionStarted, SessionEnded {
    /** The stream it belongs to. */
    SessionId sessionId();
}
