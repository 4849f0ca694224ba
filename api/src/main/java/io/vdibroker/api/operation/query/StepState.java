package io.vdibroker.api.operation.query;

/** How far one step is. */
public enum StepState {
    /** Others come first. */
    PLANNED,

    /** In line for ECP, behind the limits of its controller. */
    QUEUED,

    /** ECP was asked. */
    RUNNING,

    /** It failed and is tried again. */
    RETRYING,

    /** ECP shows the goal. */
    DONE,

    /** An administrator let the operation go on without it. */
    SKIPPED,

    /** It failed for the last time. */
    FAILED
}
