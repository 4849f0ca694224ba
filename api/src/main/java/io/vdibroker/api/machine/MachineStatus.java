package io.vdibroker.api.machine;

/** Where a machine is in its life. */
public enum MachineStatus {
    /** Wanted; ECP was not asked. */
    REQUESTED,

    /** ECP makes it. */
    CLONING,

    /** It is being made ready. */
    PREPARING,

    /** Its pool may give it to users. */
    READY,

    /** It could not be made ready and was kept. */
    FAILED,

    /** It is leaving. */
    REMOVING,

    /** ECP does not have it any more. */
    DELETED,

    /** It stays in ECP and is in no pool. */
    RELEASED,

    /** It could not be removed; an administrator must look. */
    NEEDS_ATTENTION
}
