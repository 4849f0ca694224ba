package io.vdibroker.api.pool;

/** Why a machine leaves its pool. */
public enum WithdrawalReason {
    /** An administrator removed or deleted it. */
    ADMINISTRATOR,

    /** The pool is being deleted. */
    POOL_DELETION,

    /** Its user lost it, and the pool replaces such machines. */
    RELEASED
}
