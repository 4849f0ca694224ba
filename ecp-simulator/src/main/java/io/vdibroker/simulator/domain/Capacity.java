package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Disk, memory and processors are finite. */
@Component
class Capacity {
    private final World world;

    Capacity(World world) {
        this.world = world;
    }

    static String noSpace(DataPool pool) {
        return "There is not enough free space on data pool " + pool.name + ".";
    }

    long cloneSize(Domain template, boolean thin) {
        return thin ? world.state().settings.rules().thinCloneMib() : template.diskSizeMib;
    }

    /** Takes the disk of a new machine; the reason why not, if there is no room. */
    Optional<String> allocate(Domain domain, long sizeMib) {
        State state = world.state();
        DataPool pool = state.dataPools.get(domain.dataPool);
        if (pool == null) {
            return Optional.of("Data pool " + domain.dataPool + " is not found.");
        }
        if (state.freeMib(pool) < sizeMib) {
            return Optional.of(noSpace(pool));
        }
        domain.diskMib = sizeMib;
        return Optional.empty();
    }

    /** A thin clone takes a little more with every start, up to the size of its disk. */
    void grow(Domain domain) {
        if (domain.thin) {
            long grown = domain.diskMib + world.state().settings.rules().thinGrowthMib();
            domain.diskMib = Math.min(grown, domain.diskSizeMib);
        }
    }

    Optional<String> obstacleToStart(Domain domain) {
        State state = world.state();
        String dead = state.settings.rules().deadUsbHosts();
        if (!dead.isEmpty()
                && domain.usbDevices.stream().anyMatch(device -> device.host().startsWith(dead))) {
            return Optional.of("The attached TCP USB device of " + domain.name + " does not answer.");
        }
        Node node = state.nodes.get(domain.node);
        if (node == null || !node.isActive()) {
            return Optional.of("The node of " + domain.name + " is not active.");
        }
        if (memory(running(state).filter(other -> other.node.equals(node.id))) + domain.memoryMib > node.memoryMib) {
            return Optional.of("Not enough memory on node " + node.name + ".");
        }
        return poolObstacle(state, domain, state.resourcePools.get(domain.resourcePool));
    }

    private static Optional<String> poolObstacle(State state, Domain domain, @Nullable ResourcePool pool) {
        if (pool == null) {
            return Optional.empty();
        }
        long memory = memory(running(state).filter(other -> other.resourcePool.equals(pool.id())));
        if (pool.memoryLimitMib() > 0 && memory + domain.memoryMib > pool.memoryLimitMib()) {
            return Optional.of("The memory limit of resource pool " + pool.name() + " is reached.");
        }
        int cpus = running(state)
                .filter(other -> other.resourcePool.equals(pool.id()))
                .mapToInt(other -> other.cpuCount)
                .sum();
        if (pool.cpuLimit() > 0 && cpus + domain.cpuCount > pool.cpuLimit()) {
            return Optional.of("The processor limit of resource pool " + pool.name() + " is reached.");
        }
        return Optional.empty();
    }

    private static Stream<Domain> running(State state) {
        return state.domains.values().stream().filter(Domain::isOn);
    }

    private static long memory(Stream<Domain> domains) {
        return domains.mapToLong(domain -> domain.memoryMib).sum();
    }
}
