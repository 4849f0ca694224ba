package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.fault.MachineFaults;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Removes a machine. One that runs is only removed by force. */
@Component
class RemoveWork implements Work {
    static final String KIND = "remove";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Removal removal;
    private final MachineFaults faults;

    RemoveWork(World world, Timing timing, Domains domains, Removal removal, MachineFaults faults) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.removal = removal;
        this.faults = faults;
    }

    static Task task(Domain domain, boolean force) {
        return Task.on(domain, KIND, "Removing the virtual machine " + domain.name + ".")
                .with("force", String.valueOf(force))
                .with("status", domain.status);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        if (task.stage == 0) {
            domain.status = "DELETING";
            domains.updated(domain);
            return Step.wait(timing.spread(world.state().settings.durations().removeMs()));
        }
        boolean mayRun = task.arg("force").equals("true")
                || world.state().settings.rules().runningCanBeRemoved();
        if (domain.power != Domain.OFF && !mayRun) {
            return Step.failed("Domain " + domain.name + " is powered on.");
        }
        Optional<String> fault = faults.failsRemoval(domain);
        if (fault.isPresent()) {
            return Step.failed(fault.get());
        }
        removal.remove(domain);
        return Step.done();
    }

    @Override
    public void undo(Task task, Task.Status end) {
        Domain domain = world.state().domains.get(task.domainId());
        if (domain != null) {
            domain.status = task.arg("status");
            domains.updated(domain);
        }
    }
}
