package io.vdibroker.command.pool;

/** How far the machine of a place is; every place counts in the pool's total. */
enum PlaceState {
    /** Wanted from ECP, not there yet. */
    CLONING,
    /** There, and being made ready. */
    PREPARING,
    /** Ready, and nobody's. */
    FREE,
    /** Somebody's. */
    ASSIGNED,
    /** It was somebody's, and is kept for them or for an administrator's word. */
    HELD,
    /** It was somebody's, and is being switched off. */
    RETURNING,
    /** It did not come up for a user and is given to nobody. */
    QUARANTINED,
    /** It could not be made ready and is kept for an administrator to look at. */
    KEPT,
    /** It is being removed. */
    LEAVING
}
