package io.vdibroker.simulator.inventory;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.http.Shape;
import io.vdibroker.simulator.state.Cluster;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.ResourcePool;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists and shows resource pools. */
@Component
class ResourcePoolRoutes implements Router.Routes {
    private static final Set<String> SHORT =
            Set.of("id", "verbose_name", "domains_count", "cpu_limit", "memory_limit", "tags", "hints", "organization");

    private final World world;
    private final Shape shape = Shape.of("resource-pool");

    ResourcePoolRoutes(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/resource-pools/", this::list).get("/api/resource-pools/{id}/", this::info);
    }

    private Answer list(Call call) {
        List<Map<String, Object>> rows = world.state().resourcePools.values().stream()
                .filter(pool -> Filters.passesName(call, pool.name()))
                .filter(pool -> Filters.passes(call, "cluster", pool.cluster()::equals))
                .filter(pool -> Filters.passes(call, "node", pool.nodes()::contains))
                .map(this::full)
                .toList();
        return Listing.page(call, rows, SHORT);
    }

    private Answer info(Call call) {
        ResourcePool pool = world.state().resourcePools.get(call.id());
        if (pool == null) {
            throw EcpError.notFound("resourcepool", call.id());
        }
        return Answer.ok(full(pool));
    }

    private Map<String, Object> full(ResourcePool pool) {
        State state = world.state();
        List<Domain> domains = state.domains.values().stream()
                .filter(domain -> domain.resourcePool.equals(pool.id()))
                .toList();
        List<Node> nodes = pool.nodes().stream()
                .map(state.nodes::get)
                .filter(Objects::nonNull)
                .toList();
        Cluster cluster = state.clusters.get(pool.cluster());
        int cpus = nodes.stream().mapToInt(node -> node.cpuCount).sum();
        long memory = nodes.stream().mapToLong(node -> node.memoryMib).sum();
        int usedCpus = domains.stream().mapToInt(domain -> domain.cpuCount).sum();
        long usedMemory = domains.stream().mapToLong(domain -> domain.memoryMib).sum();
        Map<String, Object> view = shape.fresh();
        view.put("id", pool.id());
        view.put("verbose_name", pool.name());
        view.put("description", pool.description());
        view.put("entity_type", "resourcepool");
        view.put("created", NodeRoutes.INSTALLED);
        view.put("modified", NodeRoutes.INSTALLED);
        view.put("cluster", reference(pool.cluster(), cluster == null ? "" : cluster.name()));
        view.put("domains_count", domains.size());
        view.put("cpu_limit", pool.cpuLimit());
        view.put("memory_limit", pool.memoryLimitMib());
        view.put("nodes_cpu_count", cpus);
        view.put("nodes_memory_count", memory);
        view.put("domains_cpu_count", usedCpus);
        view.put("domains_memory_count", usedMemory);
        view.put("domains_cpu_free", Math.max(0, cpus - usedCpus));
        view.put("domains_memory_free", Math.max(0, memory - usedMemory));
        return view;
    }
}
