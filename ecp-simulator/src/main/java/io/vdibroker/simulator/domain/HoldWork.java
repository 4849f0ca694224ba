package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** Somebody else's work on a machine, which changes nothing but holds the lock. */
@Component
class HoldWork implements Work {
    static final String KIND = "hold";

    private final Timing timing;
    private final World world;

    HoldWork(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    static Task task(Domain domain, long millis) {
        return Task.on(domain, KIND, "Creating a snapshot of the virtual machine " + domain.name + ".")
                .with("millis", String.valueOf(millis));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        boolean begun = task.stage > 0 || !world.state().domains.containsKey(task.domainId());
        return begun ? Step.done() : Step.wait(timing.scaled(Long.parseLong(task.arg("millis"))));
    }
}
