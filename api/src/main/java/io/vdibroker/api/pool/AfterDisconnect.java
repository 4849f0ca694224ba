package io.vdibroker.api.pool;

/** What happens to a machine when its user has left. */
public enum AfterDisconnect {
    NONE,

    SHUTDOWN,

    SHUTDOWN_FORCED,

    SUSPEND,

    RECREATE
}
