package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a machine its console ports, or takes them back. */
@Component
public class RemoteAccessWork implements Work {
    static final String KIND = "remote-access";

    private static final int FIRST_PORT = 5_900;
    private static final int FIRST_REAL_PORT = 50_000;

    private final World world;
    private final Timing timing;
    private final Domains domains;

    RemoteAccessWork(World world, Timing timing, Domains domains) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
    }

    static Task task(Domain domain, boolean on) {
        return Task.on(domain, KIND, "Changing the remote access of the virtual machine " + domain.name + ".")
                .with("on", String.valueOf(on));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        if (task.stage == 0) {
            return Step.wait(timing.spread(world.state().settings.durations().remoteAccessMs()));
        }
        Domain domain = domains.require(task.domainId());
        apply(domain, task.arg("on").equals("true"));
        domains.updated(domain);
        return Step.done();
    }

    /**
     * Ports are unique among the machines that have one, and the lowest free is given; a machine keeps the one that it
     * had.
     */
    public void apply(Domain domain, boolean on) {
        if (domain.remoteAccess && !on) {
            domain.accessesEnded++;
        }
        domain.remoteAccess = on;
        if (on) {
            domain.port = keepOrTake(domain.port, FIRST_PORT, other -> other.port);
            domain.realPort = keepOrTake(domain.realPort, FIRST_REAL_PORT, other -> other.realPort);
        }
    }

    private int keepOrTake(@Nullable Integer mine, int first, Function<Domain, @Nullable Integer> port) {
        if (mine != null) {
            return mine;
        }
        Set<Integer> taken = world.state().domains.values().stream()
                .map(port)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        int free = first;
        while (taken.contains(free)) {
            free++;
        }
        return free;
    }
}
