package io.vdibroker.api.operation.query;

import io.vdibroker.api.operation.OperationKind;

/** What an operation is about: those of machines by their kind, and those of pools. */
public enum OperationType {
    /** A new pool gets its tag and its first machines. */
    POOL_SET_UP,

    /** A pool goes with all that the broker made for it. */
    POOL_REMOVAL,

    /** A pool grows by machines that are cloned together. */
    EXPANSION,

    /** A machine is made ready for its pool. */
    PREPARE,

    /** A machine is brought up for its user. */
    REQUEST,

    /** A machine leaves its pool. */
    REMOVE,

    /** A person asked for it. */
    POWER,

    /** The user left. */
    AFTER_DISCONNECT,

    /** A machine is switched off before it is somebody else's. */
    RETURN;

    /** The type of a machine's operation. */
    public static OperationType of(OperationKind kind) {
        return valueOf(kind.name());
    }
}
