package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves a machine to another node, on or off (action {@code migrate} of multi-manager, 3.9). */
@Component
class MigrateWork implements Work {
    static final String KIND = "migrate";

    private final World world;
    private final Timing timing;
    private final Domains domains;

    MigrateWork(World world, Timing timing, Domains domains) {
        this.world = world;
        this.timing = timing;
        this.domains = domains;
    }

    /** To the node that was asked for, or to the first other one of the resource pool that is active. */
    static Task task(State state, Domain domain, @Nullable String wish) {
        ResourcePool pool = state.resourcePools.get(domain.resourcePool);
        String target = pool == null
                ? null
                : pool.nodes().stream()
                        .filter(id -> wish == null ? !id.equals(domain.node) : id.equals(wish))
                        .filter(id -> isActive(state.nodes.get(id)))
                        .findFirst()
                        .orElse(null);
        if (target == null) {
            throw EcpError.refused("passed node is not valid");
        }
        return Task.on(domain, KIND, "Migrating the virtual machine " + domain.name + ".")
                .with("node", target);
    }

    private static boolean isActive(@Nullable Node node) {
        return node != null && node.isActive();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        if (task.stage == 0) {
            return Step.wait(timing.spread(world.state().settings.durations().migrateMs()));
        }
        Domain domain = domains.require(task.domainId());
        domain.node = task.arg("node");
        domains.updated(domain);
        return Step.done();
    }
}
