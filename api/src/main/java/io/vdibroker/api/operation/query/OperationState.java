package io.vdibroker.api.operation.query;

/** How far an operation is. */
public enum OperationState {
    /** Something else must end first, or the growth of the pool is paused. */
    WAITING,

    /** It goes on. */
    RUNNING,

    /** It reached its goal. */
    DONE,

    /** It ended without its goal; the failure says why. */
    FAILED,

    /** Something more important took its place. */
    SUPERSEDED,

    /** It cannot go on without an administrator. */
    NEEDS_ATTENTION;

    /** Whether nothing more will come of it by itself. */
    public boolean isOver() {
        return this == DONE || this == FAILED || this == SUPERSEDED || this == NEEDS_ATTENTION;
    }
}
