package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** Sets the host name: at once on Linux, on Windows it comes into force with the next boot. */
@Component
class HostnameWork implements Work {
    static final String KIND = "set-hostname";

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Guests guests;

    HostnameWork(World world, Timing timing, Domains domains, Guests guests) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.guests = guests;
    }

    static Task task(Domain domain, String hostname) {
        return Task.on(domain, KIND, "Setting the host name of the virtual machine " + domain.name + ".")
                .with("hostname", hostname);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        var settings = world.state().settings;
        if (task.stage == 0) {
            return Step.wait(timing.spread(settings.durations().hostnameMs()));
        }
        if (task.stage == 2) {
            guests.boot(domain);
            domains.updated(domain);
            return Step.done();
        }
        if (!guests.answers(domain)) {
            return Step.failed("Guest agent of " + domain.name + " is not available.");
        }
        if (!domain.isWindows()) {
            domain.guest.hostname = task.arg("hostname");
            domains.updated(domain);
            return Step.done();
        }
        domain.guest.pendingHostname = task.arg("hostname");
        if (!settings.rules().hostnameReboots()) {
            return Step.done();
        }
        domain.guest.halt();
        return Step.wait(timing.spread(settings.durations().rebootMs()));
    }

    /** A reboot that was broken off leaves a machine that boots all the same. */
    @Override
    public void undo(Task task, Task.Status end) {
        Domain domain = world.state().domains.get(task.domainId());
        if (domain != null && task.stage > 0 && domain.guest.pendingHostname != null && domain.guest.agentAt == null) {
            guests.boot(domain);
        }
    }
}
