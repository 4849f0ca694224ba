package io.vdibroker.api.operation;

/** Why a step, a task or a request did not reach its goal. Codes are added, never renamed. */
public enum FailureCode {
    /** The data pool is full. */
    NO_SPACE,

    /** ECP refused, and what was asked for is not there. */
    REFUSED,

    /** ECP knows no such thing. */
    NOT_FOUND,

    /** The ECP task ended without success. */
    TASK_FAILED,

    /** The goal was not reached in its time. */
    TIMED_OUT,

    /** The guest agent was not heard in time. */
    NO_AGENT,

    /** The guest agent reported no usable address in time. */
    NO_ADDRESS,

    /** The template is none, or is gone. */
    NOT_A_TEMPLATE,

    /** The domain did not accept the computer or the account. */
    DOMAIN_REFUSED,

    /** It was given up on purpose. */
    CANCELLED,

    /** The machine belongs to another pool. */
    MACHINE_IN_ANOTHER_POOL,

    /** The name of the machine is longer than its operating system allows. */
    NAME_TOO_LONG
}
