package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses where new machines go. A resource pool, or a node with a data pool, but never both. */
@Component
class Placement {
    private final World world;

    Placement(World world) {
        this.world = world;
    }

    /** A place for one request; the nodes take turns. */
    record Place(String resourcePool, String dataPool, List<String> nodes) {}

    Place choose(Call call, Domain template, boolean thin) {
        String poolId = call.optionalText("resource_pool");
        String nodeId = call.optionalText("node");
        String dataPoolId = call.optionalText("datapool");
        if (poolId != null && (nodeId != null || dataPoolId != null)) {
            throw EcpError.refused("resource_pool excludes node and datapool.");
        }
        if (nodeId != null) {
            return onNode(template, nodeId, dataPoolId, thin);
        }
        State state = world.state();
        ResourcePool pool = state.resourcePools.get(poolId == null ? template.resourcePool : poolId);
        if (pool == null) {
            throw EcpError.field("resource_pool", "Invalid pk \"" + poolId + "\" - object does not exist.");
        }
        List<String> nodes = pool.nodes().stream()
                .filter(id -> Objects.requireNonNull(state.nodes.get(id)).isActive())
                .sorted(Comparator.comparingLong(this::load))
                .toList();
        if (nodes.isEmpty()) {
            throw EcpError.refused("Resource pool " + pool.name() + " has no active node.");
        }
        return new Place(pool.id(), thin ? template.dataPool : roomiest(pool), nodes);
    }

    private Place onNode(Domain template, String nodeId, @Nullable String dataPoolId, boolean thin) {
        Node node = world.state().nodes.get(nodeId);
        if (node == null || !node.isActive()) {
            throw EcpError.refused("passed node is not valid");
        }
        String dataPool = thin || dataPoolId == null ? template.dataPool : dataPoolId;
        if (!world.state().dataPools.containsKey(dataPool)) {
            throw EcpError.field("datapool", "Invalid pk \"" + dataPool + "\" - object does not exist.");
        }
        return new Place(template.resourcePool, dataPool, List.of(nodeId));
    }

    private String roomiest(ResourcePool pool) {
        State state = world.state();
        return pool.dataPools().stream()
                .map(state.dataPools::get)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(state::freeMib))
                .map(dataPool -> dataPool.id)
                .orElseThrow(() -> EcpError.refused("Resource pool " + pool.name() + " has no data pool."));
    }

    private long load(String node) {
        return world.state().domains.values().stream()
                .filter(domain -> domain.node.equals(node))
                .count();
    }

    /** Refused before anything is made, if the whole request does not fit. */
    void requireSpace(Place place, long neededMib) {
        DataPool pool = Objects.requireNonNull(world.state().dataPools.get(place.dataPool()));
        if (world.state().freeMib(pool) < neededMib) {
            throw new EcpError(400, "50021", Capacity.noSpace(pool));
        }
    }
}
