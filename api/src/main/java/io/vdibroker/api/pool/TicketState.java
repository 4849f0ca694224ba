package io.vdibroker.api.pool;

/** How far a request for a desktop is. */
public enum TicketState {
    /** No machine yet. */
    QUEUED,

    /** Assigned, and being started. */
    PREPARING,

    /** Assigned and up. */
    READY,

    /** It ended with a code. */
    FAILED,

    /** Nobody asked for it any more. */
    EXPIRED
}
