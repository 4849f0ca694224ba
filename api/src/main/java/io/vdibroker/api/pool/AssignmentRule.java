package io.vdibroker.api.pool;

/** Why this machine was given to this user. */
public enum AssignmentRule {
    /** Of the free ones it came first: on with agent, on, off; then by name. */
    BEST_FREE,

    /** It was admitted or freed while they waited longest. */
    NEXT_IN_QUEUE,

    /** The one that they were given first did not come up. */
    REPLACEMENT
}
