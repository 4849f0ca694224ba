package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Durations;
import io.vdibroker.simulator.state.Guest;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Prepares a machine (3.11): remote access, start, agent, host name and reboot, agent with an address, directory and restart.
 * What was done before a failure stays done: nothing public says that it is undone.
 */
@Component
class PrepareWork implements Work {
    static final String KIND = "prepare";

    private static final long LOOK_MS = 1_000;

    private final World world;
    private final Timing timing;
    private final Domains domains;
    private final Guests guests;
    private final Capacity capacity;
    private final RemoteAccessWork remoteAccess;
    private final Membership membership;

    PrepareWork(
            World world,
            Timing timing,
            Domains domains,
            Guests guests,
            Capacity capacity,
            RemoteAccessWork remoteAccess,
            Membership membership) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
        this.guests = guests;
        this.capacity = capacity;
        this.remoteAccess = remoteAccess;
        this.membership = membership;
    }

    /** In their order; each waits for its time and then has its effect. */
    private enum Phase {
        REMOTE_ACCESS,
        START,
        AGENT,
        HOSTNAME,
        HOSTNAME_REBOOT,
        ADDRESS,
        JOIN,
        JOIN_RESTART,
        END;

        Phase next() {
            List<Phase> order = List.of(values());
            return order.get(order.indexOf(this) + 1);
        }
    }

    static Task task(Domain domain, boolean access, boolean start, boolean hostname) {
        return Task.on(domain, KIND, "Preparing the virtual machine " + domain.name + ".")
                .with("access", String.valueOf(access))
                .with("start", String.valueOf(start))
                .with("hostname", String.valueOf(hostname));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        Domain domain = domains.require(task.domainId());
        Phase phase = task.stage == 0 ? Phase.REMOTE_ACCESS : Phase.valueOf(task.arg("phase"));
        if (task.stage > 0 && (phase == Phase.AGENT || phase == Phase.ADDRESS)) {
            if (!isHeard(phase, domain)) {
                return look(task, domain);
            }
        } else if (task.stage > 0) {
            Optional<String> obstacle = apply(phase, task, domain);
            if (obstacle.isPresent()) {
                return Step.failed(obstacle.get());
            }
        }
        return begin(task.stage == 0 ? phase : phase.next(), task, domain);
    }

    /** The first phase from this one on that has anything to do. */
    private Step begin(Phase from, Task task, Domain domain) {
        Phase phase = from;
        while (!isWanted(phase, task, domain)) {
            phase = phase.next();
        }
        if (phase == Phase.END) {
            return Step.done();
        }
        task.with("phase", phase.name());
        Durations durations = world.state().settings.durations();
        return switch (phase) {
            case REMOTE_ACCESS -> Step.wait(timing.spread(durations.remoteAccessMs()));
            case START -> Step.wait(timing.spread(durations.startMs()));
            case HOSTNAME -> Step.wait(timing.spread(durations.hostnameMs()));
            case JOIN -> Step.wait(timing.spread(durations.adJoinMs()));
            case HOSTNAME_REBOOT, JOIN_RESTART -> {
                domain.guest.halt();
                task.with("halted", "true");
                yield Step.wait(timing.spread(durations.rebootMs()));
            }
            default -> {
                task.with(
                        "until",
                        timing.now()
                                .plus(timing.scaled(durations.prepareAgentLimitMs()))
                                .toString());
                yield look(task, domain);
            }
        };
    }

    private boolean isWanted(Phase phase, Task task, Domain domain) {
        boolean rename = task.arg("hostname").equals("true") && !hasItsName(domain);
        boolean join = task.arg("join").equals("true");
        return switch (phase) {
            case REMOTE_ACCESS -> domain.remoteAccess != task.arg("access").equals("true");
            case START -> task.arg("start").equals("true") && !domain.isOn();
            case AGENT -> rename || join;
            case HOSTNAME -> rename;
            case HOSTNAME_REBOOT -> domain.guest.pendingHostname != null;
            case ADDRESS -> join;
            case JOIN -> join;
            case JOIN_RESTART -> join && task.arg("restart").equals("true");
            case END -> true;
        };
    }

    private Optional<String> apply(Phase phase, Task task, Domain domain) {
        switch (phase) {
            case REMOTE_ACCESS -> remoteAccess.apply(domain, task.arg("access").equals("true"));
            case START -> {
                Optional<String> obstacle = start(domain);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
            case HOSTNAME -> {
                if (!guests.answers(domain)) {
                    return Optional.of(silent(domain));
                }
                rename(domain);
            }
            case JOIN -> {
                Optional<String> obstacle = membership.obstacle(task, domain);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
                membership.apply(task, domain);
            }
            default -> {
                guests.boot(domain);
                task.args.remove("halted");
            }
        }
        domains.updated(domain);
        return Optional.empty();
    }

    private Optional<String> start(Domain domain) {
        if (domain.power == Domain.SUSPENDED) {
            guests.wake(domain);
            return Optional.empty();
        }
        Optional<String> obstacle = capacity.obstacleToStart(domain);
        if (obstacle.isEmpty() && !domain.isOn()) {
            capacity.grow(domain);
            guests.boot(domain);
        }
        return obstacle;
    }

    private static boolean hasItsName(Domain domain) {
        return domain.guest.hostname.toLowerCase(Locale.ROOT).equals(domain.name.toLowerCase(Locale.ROOT));
    }

    private static void rename(Domain domain) {
        if (domain.isWindows()) {
            domain.guest.pendingHostname = domain.name;
        } else {
            domain.guest.hostname = domain.name;
        }
    }

    /** A self-assigned address is none: the directory can not be reached with it. */
    private boolean isHeard(Phase phase, Domain domain) {
        Guest guest = domain.guest;
        return guests.answers(domain)
                && (phase == Phase.AGENT
                        || guest.addresses(timing.now()).stream().anyMatch(address -> !address.startsWith("169.254.")));
    }

    private Step look(Task task, Domain domain) {
        boolean late = !timing.now().isBefore(Instant.parse(task.arg("until")));
        return late ? Step.failed(silent(domain)) : Step.wait(timing.scaled(LOOK_MS));
    }

    private static String silent(Domain domain) {
        return "Guest agent of " + domain.name + " is not available.";
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
