package io.vdibroker.api.operation;

/** What an aggregate answers to the worker that wants to begin an attempt. */
public enum StepAnswer {
    /** It is recorded: ask ECP. */
    GO,

    /** The attempt is not open any more: ask nothing and forget it. */
    OVER
}
