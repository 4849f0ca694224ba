package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings a machine into the directory or out of it, and restarts it. The machine believes it only after the restart. */
@Component
class DirectoryWork implements Work {
    static final String KIND = "directory";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Guests guests;
    private final Membership membership;

    DirectoryWork(World world, Timing timing, Domains domains, Guests guests, Membership membership) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.guests = guests;
        this.membership = membership;
    }

    /** Whether the credentials are right is known at once, so that no password has to be kept. */
    static Task task(Domain domain, boolean join, boolean credentialsAccepted, boolean restart) {
        String name = join
                ? "Adding the virtual machine " + domain.name + " to Active Directory."
                : "Removing the virtual machine " + domain.name + " from Active Directory.";
        return Task.on(domain, KIND, name)
                .with("join", String.valueOf(join))
                .with("credentials", String.valueOf(credentialsAccepted))
                .with("restart", String.valueOf(restart));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        var durations = world.state().settings.durations();
        switch (task.stage) {
            case 0 -> {
                return Step.wait(timing.spread(durations.adJoinMs()));
            }
            case 1 -> {
                Optional<String> obstacle = membership.obstacle(task, domain);
                if (obstacle.isPresent()) {
                    return Step.failed(obstacle.get());
                }
                membership.apply(task, domain);
                if (!task.arg("restart").equals("true")) {
                    return Step.done();
                }
                domain.guest.halt();
                task.with("halted", "true");
                return Step.wait(timing.spread(durations.rebootMs()));
            }
            default -> {
                guests.boot(domain);
                domains.updated(domain);
                return Step.done();
            }
        }
    }

    /** A restart that was broken off leaves a machine that boots all the same. */
    @Override
    public void undo(Task task, Task.Status end) {
        Domain domain = world.state().domains.get(task.domainId());
        if (domain != null && task.arg("halted").equals("true")) {
            guests.boot(domain);
        }
    }
}
