package io.vdibroker.simulator.http;

import io.vdibroker.simulator.state.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a route answers: a body at once, or a task that does the work. */
public sealed interface Answer {

    /** The answer is complete. */
    record Done(int status, Object body) implements Answer {}

    /** The work goes on; {@code result} is what a caller gets that wants no task. */
    record Accepted(Task task, @Nullable String created, String resultClass, String resultId) implements Answer {}

    static Answer ok(Object body) {
        return new Done(200, body);
    }

    static Answer empty() {
        return ok(Map.of());
    }

    /** Work on one entity that exists. */
    static Answer task(Task task, String resultClass, String resultId) {
        return new Accepted(task, null, resultClass, resultId);
    }
}
