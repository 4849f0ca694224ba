package io.vdibroker.api.session;

/** What a session was opened with. */
public enum SessionKind {
    /** VeiL Connect. */
    CLIENT,

    /** The administrators' REST. */
    ADMINISTRATION
}
