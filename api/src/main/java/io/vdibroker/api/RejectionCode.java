package io.vdibroker.api;

/** Why something was refused. Codes are added, never renamed; texts are for people and may change. */
public enum RejectionCode {
    /** The request makes no sense; the message says which part. */
    BAD_REQUEST,

    /** No valid session. */
    NOT_AUTHENTICATED,

    /** The caller's role does not allow this. */
    NOT_ALLOWED,

    /** Too many failed attempts; the text says how long to wait. */
    TOO_MANY_ATTEMPTS,

    /** There is no such thing, or the caller may not know of it. */
    NOT_FOUND,

    /** The controller still has pools. */
    CONTROLLER_IN_USE,

    /** ECP did not answer in time. */
    CONTROLLER_UNREACHABLE,

    /** ECP answered with a refusal. */
    CONTROLLER_REJECTED,

    /** Another pool has this name. */
    POOL_NAME_TAKEN,

    /** The pool cannot do this in its present state. */
    POOL_NOT_ACTIVE,

    /** This kind of pool cannot do this. */
    POOL_TYPE_MISMATCH,

    /** The sizes contradict each other or the number of machines. */
    POOL_SIZES_INVALID,

    /** Machines of the pool are assigned to users; force is needed. */
    POOL_HAS_ASSIGNED_MACHINES,

    /** Nothing is free and there is no room to grow. */
    POOL_EXHAUSTED,

    /** The machine belongs to another pool. */
    MACHINE_IN_ANOTHER_POOL,

    /** The machine is not in this pool. */
    MACHINE_NOT_IN_POOL,

    /** The machine is assigned to a user; force is needed. */
    MACHINE_ASSIGNED,

    /** The machine is held for somebody; give it back, return it or replace it. */
    MACHINE_HELD,

    /** The machine is not held, so there is nothing to decide about it. */
    MACHINE_NOT_HELD,

    /** The machine was not cloned by the broker; remove it from the pool instead of deleting it. */
    MACHINE_NOT_CLONED_BY_US,

    /** Another operation of the machine waits already. */
    MACHINE_BUSY,

    /** The machine is not in a state that allows this. */
    MACHINE_NOT_READY,

    /** The pool does not offer this protocol. */
    PROTOCOL_NOT_OFFERED,

    /** The user is not entitled to the pool. */
    NOT_ENTITLED,

    /** Another user has this login. */
    LOGIN_TAKEN,

    /** Another group has this name. */
    GROUP_NAME_TAKEN,

    /** Nobody would be a security administrator any more. */
    LAST_SECURITY_ADMINISTRATOR,

    /** The session has ended. */
    SESSION_ENDED,

    /** The operation has ended, and what was done is done. */
    OPERATION_OVER,

    /** The operation has not begun: something else must end first. */
    OPERATION_NOT_BEGUN,

    /** The step is in line for ECP or under way there; its outcome decides. */
    STEP_UNDER_WAY,

    /** Without this step something would not be true that the broker promises; or the operation is not at it. */
    STEP_NOT_SKIPPABLE,

    /** There is no way back: the operation is finished, however often it takes. */
    CANNOT_BE_GIVEN_UP,

    /** Nothing waits for attention. */
    NOTHING_TO_RESUME,

    /** Somebody else is resuming it. */
    BEING_RESUMED,

    /** It was resumed, and failed again. */
    FAILED_AGAIN,

    /** The machine is not missing in ECP, so there is nothing to forget. */
    MACHINE_NOT_MISSING,

    /** Somebody else changed it meanwhile, or its id is that of something else; read it again. */
    CONFLICT,

    /** The broker has to finish what it began before it begins more; try again in a moment. */
    BUSY,

    /** The disk of the broker is full, or nearly; nothing is recorded until there is room. */
    NO_ROOM,

    /**
     * What is recorded about it is not what the broker recorded: somebody else wrote there, so nothing is decided on
     * it.
     */
    HISTORY_TAMPERED;
}
