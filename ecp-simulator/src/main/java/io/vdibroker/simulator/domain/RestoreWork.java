package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one machine out of a backup; one that does not succeed leaves what a creation leaves. */
@Component
class RestoreWork implements Work {
    static final String KIND = "restore";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Capacity capacity;
    private final CreateWork creation;

    RestoreWork(World world, Timing timing, Domains domains, Capacity capacity, CreateWork creation) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.capacity = capacity;
        this.creation = creation;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        if (task.stage == 0) {
            Optional<String> obstacle = capacity.allocate(domain, Long.parseLong(task.arg("size")));
            return obstacle.isPresent()
                    ? Step.failed(obstacle.get())
                    : Step.wait(timing.spread(world.state().settings.durations().restoreMs()));
        }
        domain.status = "ACTIVE";
        domains.updated(domain);
        return Step.done();
    }

    @Override
    public void undo(Task task, Task.Status end) {
        creation.undo(task, end);
    }
}
