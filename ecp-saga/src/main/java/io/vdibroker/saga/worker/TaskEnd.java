package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.EcpTask;

/** What is known of the ECP task of an attempt. The text of a task that did not succeed is for an administrator. */
record TaskEnd(State state, String text) {
    enum State {
        /** ECP was not asked, or nothing is known of a task. */
        NONE,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    static final TaskEnd NONE = new TaskEnd(State.NONE, "");
    static final TaskEnd RUNNING = new TaskEnd(State.RUNNING, "");
    static final TaskEnd SUCCEEDED = new TaskEnd(State.SUCCEEDED, "");
    static final TaskEnd UNKNOWN_TO_ECP = new TaskEnd(State.FAILED, "ECP does not know the task any more");

    static TaskEnd of(EcpTask task) {
        if (!task.ended()) {
            return RUNNING;
        }
        if (task.succeeded()) {
            return SUCCEEDED;
        }
        var message = task.errorMessage().isBlank() ? "without a reason" : task.errorMessage();
        return new TaskEnd(State.FAILED, "The task of ECP ended as " + task.status() + ": " + message);
    }

    boolean running() {
        return state == State.RUNNING;
    }

    boolean succeeded() {
        return state == State.SUCCEEDED;
    }

    boolean failed() {
        return state == State.FAILED;
    }

    /** Nothing more comes of it. */
    boolean ended() {
        return succeeded() || failed();
    }
}
