package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the disk of a thin clone, a third of the whole work. */
@Component
class CreateDiskWork implements Work {
    static final String KIND = "create-disk";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Capacity capacity;

    CreateDiskWork(World world, Timing timing, Domains domains, Capacity capacity) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.capacity = capacity;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        if (task.stage > 0) {
            return Step.done();
        }
        Domain domain = domains.require(task.domainId());
        Optional<String> obstacle = capacity.allocate(domain, Long.parseLong(task.arg("size")));
        return obstacle.isPresent()
                ? Step.failed(obstacle.get())
                : Step.wait(timing.spread(world.state().settings.durations().thinCloneMs() / 3));
    }
}
