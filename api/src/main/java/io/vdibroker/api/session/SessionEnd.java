package io.vdibroker.api.session;

/** Why a session ended. */
public enum SessionEnd {
    /** The person left. */
    SIGNED_OUT,

    /** An administrator ended it, or locked the account, or another session changed the password. */
    REVOKED,

    /** The person signed in more often than is allowed, and this was the oldest one. */
    TOO_MANY
}
