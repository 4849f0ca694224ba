package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** The part of a request for many that can not be done. */
@Component
class RefusedWork implements Work {
    static final String KIND = "refused";

    static Task task(String reason) {
        return Task.of(KIND, reason).with("reason", reason);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        return Step.failed(task.arg("reason"));
    }
}
