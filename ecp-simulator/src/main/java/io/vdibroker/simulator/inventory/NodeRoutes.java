package io.vdibroker.simulator.inventory;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.http.Shape;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.Cluster;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists and shows nodes. A row holds its cluster as an object, the info as a bare id. */
@Component
class NodeRoutes implements Router.Routes, Views.View {
    static final String INSTALLED = "2026-01-01T00:00:00.000000Z";

    private static final Set<String> SHORT = Set.of(
            "id",
            "verbose_name",
            "status",
            "management_ip",
            "cpu_count",
            "memory_count",
            "domains_count",
            "domains_on_count",
            "cluster",
            "built_in",
            "tags",
            "hints",
            "datacenter_name",
            "datacenter_id",
            "resource_pools");

    private final World world;
    private final Shape shape = Shape.of("node");

    NodeRoutes(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/nodes/", this::list)
                .get("/api/nodes/{id}/", this::info)
                .get("/api/nodes/{id}/usage/", call -> Usage.of(require(call).id))
                .get("/api/nodes/{id}/usb-devices/", this::usbDevices);
    }

    private Answer list(Call call) {
        State state = world.state();
        List<Map<String, Object>> rows = state.nodes.values().stream()
                .filter(node -> Filters.passesName(call, node.name))
                .filter(node -> Filters.passes(call, "cluster", node.cluster::equals))
                .filter(node -> Filters.passes(call, "status", node.status::equals))
                .filter(node -> Filters.passes(call, "resource_pool", id -> belongs(state, node, id)))
                .map(this::row)
                .toList();
        return Listing.page(call, rows, SHORT);
    }

    private static boolean belongs(State state, Node node, String resourcePool) {
        ResourcePool pool = state.resourcePools.get(resourcePool);
        return pool != null && pool.nodes().contains(node.id);
    }

    @Override
    public String entityClass() {
        return "node";
    }

    @Override
    public Optional<Map<String, Object>> find(String id) {
        return Optional.ofNullable(world.state().nodes.get(id)).map(node -> Listing.cut(row(node), SHORT));
    }

    private Answer usbDevices(Call call) {
        require(call);
        return Answer.ok(Map.of("usb_devices", List.of()));
    }

    private Node require(Call call) {
        Node node = world.state().nodes.get(call.id());
        if (node == null) {
            throw EcpError.notFound("node", call.id());
        }
        return node;
    }

    private Answer info(Call call) {
        Node node = require(call);
        Map<String, Object> info = full(node);
        info.put("cluster", node.cluster);
        info.put("cluster_name", clusterName(node));
        return Answer.ok(info);
    }

    private Map<String, Object> row(Node node) {
        Map<String, Object> row = full(node);
        row.put("cluster", reference(node.cluster, clusterName(node)));
        return row;
    }

    private String clusterName(Node node) {
        Cluster cluster = world.state().clusters.get(node.cluster);
        return cluster == null ? "" : cluster.name();
    }

    private Map<String, Object> full(Node node) {
        State state = world.state();
        List<Domain> domains = state.domains.values().stream()
                .filter(domain -> domain.node.equals(node.id))
                .toList();
        Map<String, Object> view = shape.fresh();
        view.put("id", node.id);
        view.put("verbose_name", node.name);
        view.put("entity_type", "node");
        view.put("status", node.status);
        view.put("created", INSTALLED);
        view.put("modified", INSTALLED);
        view.put("management_ip", node.managementIp);
        view.put("version", node.version);
        view.put("cpu_count", node.cpuCount);
        view.put("cpu_topology", cpuTopology(node));
        view.put("memory_count", node.memoryMib);
        view.put("domains_count", domains.size());
        view.put("domains_on_count", domains.stream().filter(Domain::isOn).count());
        view.put(
                "resource_pools",
                state.resourcePools.values().stream()
                        .filter(pool -> pool.nodes().contains(node.id))
                        .map(pool -> reference(pool.id(), pool.name()))
                        .toList());
        return view;
    }

    private static Map<String, Object> cpuTopology(Node node) {
        Map<String, Object> topology = new LinkedHashMap<>();
        topology.put("cpu_count", node.cpuCount);
        topology.put("cpu_sockets", 2);
        topology.put("cpu_cores", node.cpuCount / 2);
        topology.put("cpu_threads", 1);
        return topology;
    }
}
