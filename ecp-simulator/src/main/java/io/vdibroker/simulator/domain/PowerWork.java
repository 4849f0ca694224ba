package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Durations;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes the power state of a machine; the new state shows when the task ends. */
@Component
class PowerWork implements Work {
    static final String KIND = "power";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Guests guests;
    private final Capacity capacity;

    PowerWork(World world, Timing timing, Domains domains, Guests guests, Capacity capacity) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.guests = guests;
        this.capacity = capacity;
    }

    static Task task(Domain domain, PowerAction action, boolean force) {
        return Task.on(domain, KIND, action.taskName(domain))
                .with("action", action.path())
                .with("force", String.valueOf(force));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        PowerAction action = PowerAction.valueOf(task.arg("action").toUpperCase(Locale.ROOT));
        if (task.stage == 0) {
            return begin(task, domain, action);
        }
        return finish(task, domain, action);
    }

    private Step begin(Task task, Domain domain, PowerAction action) {
        Durations durations = world.state().settings.durations();
        boolean force = task.arg("force").equals("true");
        if (needsGuest(action, force) && domain.isOn() && !guests.answers(domain)) {
            task.with("deaf", "true");
            return Step.wait(timing.scaled(durations.softLimitMs()));
        }
        if (action == PowerAction.REBOOT || action == PowerAction.RESET) {
            domain.guest.halt();
            task.with("halted", "true");
        }
        return Step.wait(timing.spread(
                switch (action) {
                    case START -> domain.power == Domain.SUSPENDED ? durations.resumeMs() : durations.startMs();
                    case SHUTDOWN -> force ? durations.forceOffMs() : durations.softShutdownMs();
                    case REBOOT, RESET -> durations.rebootMs();
                    case SUSPEND -> durations.suspendMs();
                    case RESUME -> durations.resumeMs();
                }));
    }

    private boolean needsGuest(PowerAction action, boolean force) {
        boolean soft = action == PowerAction.SHUTDOWN || action == PowerAction.REBOOT;
        return soft && !force && world.state().settings.rules().softNeedsAgent();
    }

    private Step finish(Task task, Domain domain, PowerAction action) {
        if (task.arg("deaf").equals("true")) {
            return Step.failed("The guest of " + domain.name + " did not react in time.");
        }
        switch (action) {
            case START, RESUME -> {
                if (domain.power == Domain.SUSPENDED) {
                    guests.wake(domain);
                    break;
                }
                Optional<String> obstacle = capacity.obstacleToStart(domain);
                if (obstacle.isPresent()) {
                    return Step.failed(obstacle.get());
                }
                capacity.grow(domain);
                guests.boot(domain);
            }
            case SHUTDOWN -> guests.powerOff(domain);
            case REBOOT, RESET -> guests.boot(domain);
            case SUSPEND -> domain.power = Domain.SUSPENDED;
        }
        domains.updated(domain);
        return Step.done();
    }

    /** A reboot that was broken off leaves a machine that boots all the same. */
    @Override
    public void undo(Task task, Task.Status end) {
        Domain domain = world.state().domains.get(task.domainId());
        if (domain != null && task.arg("halted").equals("true")) {
            guests.boot(domain);
        }
    }
}
