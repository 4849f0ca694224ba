package io.vdibroker.command.pool;

/** How far the tag of a pool is, first on its way in, then on its way out. */
enum TagPhase {
    /** Nobody asked for it. */
    NONE,
    REQUESTED,
    BEGUN,
    /** An attempt failed, the next one comes. */
    WAITING,
    /** There is no further attempt, or the pool is deleted before one began. */
    GIVEN_UP,
    READY,
    REMOVAL_REQUESTED,
    REMOVAL_BEGUN,
    REMOVAL_WAITING,
    REMOVED
}
