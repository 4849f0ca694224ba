package io.vdibroker.simulator.inventory;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.http.Shape;
import io.vdibroker.simulator.state.Cluster;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists and shows clusters. */
@Component
class ClusterRoutes implements Router.Routes {
    private static final Set<String> SHORT = Set.of(
            "id",
            "verbose_name",
            "status",
            "cpu_count",
            "memory_count",
            "nodes_count",
            "datacenter",
            "built_in",
            "tags",
            "hints",
            "cpu_used_percent_user",
            "mem_used_percent_user");

    private final World world;
    private final Shape shape = Shape.of("cluster");

    ClusterRoutes(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/clusters/", this::list)
                .get("/api/clusters/{id}/", call -> Answer.ok(full(require(call))))
                .get("/api/clusters/{id}/usage/", call -> Usage.of(require(call).id()));
    }

    private Answer list(Call call) {
        List<Map<String, Object>> rows = world.state().clusters.values().stream()
                .filter(cluster -> Filters.passesName(call, cluster.name()))
                .map(this::full)
                .toList();
        return Listing.page(call, rows, SHORT);
    }

    private Cluster require(Call call) {
        Cluster cluster = world.state().clusters.get(call.id());
        if (cluster == null) {
            throw EcpError.notFound("cluster", call.id());
        }
        return cluster;
    }

    private Map<String, Object> full(Cluster cluster) {
        List<Node> nodes = world.state().nodes.values().stream()
                .filter(node -> node.cluster.equals(cluster.id()))
                .toList();
        Map<String, Object> view = shape.fresh();
        view.put("id", cluster.id());
        view.put("verbose_name", cluster.name());
        view.put("description", cluster.description());
        view.put("entity_type", "cluster");
        view.put("created", NodeRoutes.INSTALLED);
        view.put("modified", NodeRoutes.INSTALLED);
        view.put("datacenter", reference("3b0a3c0e-7a54-4c0e-9a57-0d3f3f6f5a10", "Datacenter"));
        view.put("cpu_count", nodes.stream().mapToInt(node -> node.cpuCount).sum());
        view.put(
                "memory_count", nodes.stream().mapToLong(node -> node.memoryMib).sum());
        view.put("nodes_count", nodes.size());
        view.put(
                "nodes",
                nodes.stream().map(node -> reference(node.id, node.name)).toList());
        return view;
    }
}
