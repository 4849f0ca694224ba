package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** The task of what is done already, for a caller who wants a task. */
@Component
class BriefWork implements Work {
    static final String KIND = "brief";

    private final World world;
    private final Timing timing;

    BriefWork(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    /** It locks nothing: the change was made before. */
    static Task task(Domain domain) {
        Task task = Task.of(KIND, "Changing the USB devices of the virtual machine " + domain.name + ".");
        task.entities.put(domain.id, "domain");
        return task;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        return task.stage == 0
                ? Step.wait(timing.spread(world.state().settings.durations().tagMs()))
                : Step.done();
    }
}
