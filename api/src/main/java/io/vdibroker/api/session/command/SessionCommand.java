package io.vdibroker.api.session.command;

import io.vdibroker.api.session.SessionId;

/** What can be asked of a session. */
public sealed interface SessionCommand permits StartSession, EndSession, EndOldestSession, RevokeSession {
    /** The stream it belongs to. */
    SessionId sessionId();
}
