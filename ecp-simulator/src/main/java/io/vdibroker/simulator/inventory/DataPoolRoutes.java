package io.vdibroker.simulator.inventory;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.http.Shape;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists and shows data pools. */
@Component
class DataPoolRoutes implements Router.Routes, Views.View {
    private static final Set<String> SHORT = Set.of(
            "id",
            "verbose_name",
            "status",
            "built_in",
            "type",
            "free_space",
            "size",
            "used_space",
            "shared_storage",
            "cluster_storage",
            "nodes_connected",
            "iso_count",
            "file_count",
            "vdisk_count",
            "zfs_pool",
            "tags",
            "hints",
            "resource_pools",
            "priority");

    private final World world;
    private final Shape shape = Shape.of("data-pool");

    DataPoolRoutes(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/data-pools/", this::list).get("/api/data-pools/{id}/", this::info);
    }

    @Override
    public String entityClass() {
        return "datapool";
    }

    @Override
    public Optional<Map<String, Object>> find(String id) {
        return Optional.ofNullable(world.state().dataPools.get(id)).map(pool -> Listing.cut(full(pool), SHORT));
    }

    private Answer list(Call call) {
        State state = world.state();
        List<Map<String, Object>> rows = state.dataPools.values().stream()
                .filter(pool -> Filters.passesName(call, pool.name))
                .filter(pool -> Filters.passes(call, "node", pool.nodes::contains))
                .filter(pool -> Filters.passes(
                        call, "cluster", id -> nodes(pool).stream().anyMatch(node -> node.cluster.equals(id))))
                .filter(pool -> Filters.passes(call, "resource_pool", id -> resourcePools(pool).stream()
                        .anyMatch(resourcePool -> resourcePool.id().equals(id))))
                .map(this::full)
                .toList();
        return Listing.page(call, rows, SHORT);
    }

    private Answer info(Call call) {
        DataPool pool = world.state().dataPools.get(call.id());
        if (pool == null) {
            throw EcpError.notFound("datapool", call.id());
        }
        return Answer.ok(full(pool));
    }

    private List<Node> nodes(DataPool pool) {
        return pool.nodes.stream()
                .map(world.state().nodes::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<ResourcePool> resourcePools(DataPool pool) {
        return world.state().resourcePools.values().stream()
                .filter(resourcePool -> resourcePool.dataPools().contains(pool.id))
                .toList();
    }

    private Map<String, Object> full(DataPool pool) {
        State state = world.state();
        Map<String, Object> view = shape.fresh();
        view.put("id", pool.id);
        view.put("verbose_name", pool.name);
        view.put("description", pool.description);
        view.put("entity_type", "datapool");
        view.put("created", NodeRoutes.INSTALLED);
        view.put("modified", NodeRoutes.INSTALLED);
        view.put("status", pool.status);
        view.put("type", pool.type);
        view.put("size", pool.sizeMib);
        view.put("used_space", state.usedMib(pool));
        view.put("free_space", state.freeMib(pool));
        view.put(
                "vdisk_count",
                state.domains.values().stream()
                        .filter(domain -> domain.dataPool.equals(pool.id))
                        .count());
        view.put(
                "nodes_connected",
                nodes(pool).stream().map(DataPoolRoutes::connected).toList());
        view.put(
                "resource_pools",
                resourcePools(pool).stream()
                        .map(resourcePool -> reference(resourcePool.id(), resourcePool.name()))
                        .toList());
        return view;
    }

    private static Map<String, Object> connected(Node node) {
        Map<String, Object> connection = new LinkedHashMap<>(reference(node.id, node.name));
        connection.put("connection_status", node.isReachable() ? "SUCCESS" : "FAILED");
        return connection;
    }
}
