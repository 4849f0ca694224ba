package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Durations;
import io.vdibroker.simulator.state.Rules;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one machine; its disk is there already if it is a thin clone. */
@Component
class CreateWork implements Work {
    static final String KIND = "create-domain";

    private static final double MIB_PER_20_GB = 20_480;

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Capacity capacity;
    private final Removal removal;

    CreateWork(World world, Timing timing, Domains domains, Capacity capacity, Removal removal) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.capacity = capacity;
        this.removal = removal;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        if (task.stage > 0) {
            domain.status = "ACTIVE";
            domains.updated(domain);
            return Step.done();
        }
        Durations durations = world.state().settings.durations();
        if (domain.thin) {
            return Step.wait(timing.spread(durations.thinCloneMs() * 2 / 3));
        }
        Optional<String> obstacle = capacity.allocate(domain, Long.parseLong(task.arg("size")));
        return obstacle.isPresent()
                ? Step.failed(obstacle.get())
                : Step.wait(timing.spread(
                        Math.round(durations.fullClonePer20GbMs() * (domain.diskSizeMib / MIB_PER_20_GB))));
    }

    @Override
    public void undo(Task task, Task.Status end) {
        Domain domain = world.state().domains.get(task.domainId());
        if (domain == null) {
            return;
        }
        Rules rules = world.state().settings.rules();
        Rules.Leftover leftover = end == Task.Status.CANCELED ? rules.cancelledCreate() : rules.failedCreate();
        if (leftover == Rules.Leftover.REMOVED) {
            removal.remove(domain);
        } else {
            domain.status = "FAILED";
            world.tell(Change.Event.UPDATED, domain);
        }
    }
}
