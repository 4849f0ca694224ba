package io.vdibroker.simulator.task;

import java.time.Duration;

/** What a stage of work says: wait that long and ask for the next stage, or the end. */
public sealed interface Step {

    /** The stage lasts that long. */
    record Wait(Duration duration) implements Step {}

    /** The work succeeded. */
    record Done() implements Step {}

    /** The work failed, for a reason that the task shows. */
    record Failed(String reason) implements Step {}

    static Step wait(Duration duration) {
        return new Wait(duration);
    }

    static Step done() {
        return new Done();
    }

    static Step failed(String reason) {
        return new Failed(reason);
    }
}
