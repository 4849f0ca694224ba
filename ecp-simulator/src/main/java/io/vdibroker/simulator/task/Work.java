package io.vdibroker.simulator.task;

import io.vdibroker.simulator.state.Task;

/** What tasks of one kind do. It keeps nothing of its own: the stage and all arguments are in the task. */
public interface Work {
    String kind();

    /** Begins the task's current stage, 0 at first; always under the lock. */
    Step next(Task task);

    /** The task did not succeed, or was cancelled: whatever was half done is put right. */
    default void undo(Task task, Task.Status end) {}
}
