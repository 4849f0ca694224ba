package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Durations;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** Merges the disk of a thin clone into its template, for all its siblings. */
@Component
class ChangeTemplateWork implements Work {
    static final String KIND = "change-template";

    private final World world;
    private final Timing timing;
    private final Domains domains;

    ChangeTemplateWork(World world, Timing timing, Domains domains) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
    }

    static Task task(Domain clone, Domain template) {
        Task task = Task.on(clone, KIND, "Changing the template " + template.name + " by " + clone.name + ".");
        task.locks.add(template.id);
        return task.with("template", template.id);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain template = domains.require(task.arg("template"));
        if (task.stage == 0) {
            Durations durations = world.state().settings.durations();
            long clones = world.state().clonesOf(template).count();
            return Step.wait(
                    timing.spread(durations.changeTemplateMs() + clones * durations.changeTemplatePerCloneMs()));
        }
        Domain clone = domains.require(task.domainId());
        clone.diskMib = world.state().settings.rules().thinCloneMib();
        domains.updated(clone);
        domains.updated(template);
        return Step.done();
    }
}
