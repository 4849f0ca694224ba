package io.vdibroker.simulator.domain;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Shape;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Guest;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A machine as the API shows it. */
@Component
public class DomainView implements Views.View {
    static final Set<String> SHORT = Set.of(
            "id",
            "verbose_name",
            "status",
            "user_power_state",
            "template",
            "thin",
            "parent",
            "node",
            "resource_pool",
            "memory_count",
            "cpu_count",
            "memory_pool",
            "vmachine_infs_count",
            "vdisks_count",
            "vfunctions_count",
            "luns_count",
            "mdevs_count",
            "tags",
            "hints",
            "guest_utils",
            "replication",
            "priority",
            "cpu_used_percent_user",
            "mem_used_percent_user");

    private final World world;
    private final Timing timing;
    private final Shape shape = Shape.of("domain");

    DomainView(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    @Override
    public String entityClass() {
        return "domain";
    }

    @Override
    public Optional<Map<String, Object>> find(String id) {
        return Optional.ofNullable(world.state().domains.get(id)).map(this::full);
    }

    /** Every key, of the row and of the info. */
    public Map<String, Object> full(Domain domain) {
        State state = world.state();
        Map<String, Object> view = shape.fresh();
        view.put("id", domain.id);
        view.put("verbose_name", domain.name);
        view.put("description", domain.description);
        view.put("entity_type", "domain");
        view.put("status", domain.status);
        view.put("locked_by", domain.lockedBy);
        view.put("created", Json.time(domain.created));
        view.put("modified", Json.time(domain.modified));
        view.put("user_power_state", power(domain));
        view.put("template", domain.template);
        view.put("thin", domain.thin);
        view.put("parent", parent(state, domain.parent));
        view.put("os_type", domain.osType);
        view.put("os_version", domain.osVersion);
        view.put("memory_count", domain.memoryMib);
        view.put("cpu_count", domain.cpuCount);
        view.put("cpu_topology", cpuTopology(domain));
        Node node = state.nodes.get(domain.node);
        view.put("node", reference(domain.node, node == null ? "" : node.name));
        view.put("cluster", node == null ? null : node.cluster);
        var resourcePool = state.resourcePools.get(domain.resourcePool);
        view.put("resource_pool", reference(domain.resourcePool, resourcePool == null ? "" : resourcePool.name()));
        view.put("uptime_on_current_node", uptime(domain));
        view.put("tags", tags(state, domain));
        view.put("guest_utils", guestUtils(domain));
        view.put("tcp_usb_devices", usbDevices(domain));
        putConsole(view, domain);
        view.putAll(domain.attributes);
        return view;
    }

    /** What a row of the list shows. */
    public Map<String, Object> row(Domain domain) {
        Map<String, Object> row = full(domain);
        row.keySet().retainAll(SHORT);
        return row;
    }

    /** The service is a text here: a thin client gets this answer as it is, and takes nothing else. */
    static List<Map<String, Object>> usbDevices(Domain domain) {
        return domain.usbDevices.stream()
                .map(device -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("uuid", device.uuid());
                    shown.put("host", device.host());
                    shown.put("service", String.valueOf(device.service()));
                    return shown;
                })
                .toList();
    }

    private static void putConsole(Map<String, Object> view, Domain domain) {
        view.put("remote_access", domain.remoteAccess);
        view.put("remote_access_port", domain.remoteAccess ? domain.port : null);
        view.put("real_remote_access_port", domain.remoteAccess ? domain.realPort : null);
        view.put("graphics_password", domain.graphicsPassword);
    }

    /** Nobody knows the power state on a node that can not be reached. */
    int power(Domain domain) {
        Node node = world.state().nodes.get(domain.node);
        return node != null && !node.isReachable() ? 0 : domain.power;
    }

    private Map<String, Object> guestUtils(Domain domain) {
        Guest guest = domain.guest;
        Instant now = timing.now();
        if (power(domain) != Domain.ON || !guest.answers(now)) {
            return Map.of();
        }
        Map<String, Object> utils = new LinkedHashMap<>();
        utils.put("qemu_state", true);
        utils.put("veil_state", true);
        utils.put("version", guest.agentVersion);
        utils.put("hostname", guest.hostname);
        utils.put("ipv4", guest.addresses(now));
        utils.put("interfaces", List.of("eth0"));
        return utils;
    }

    private static @Nullable Map<String, Object> parent(State state, @Nullable String parent) {
        Domain template = parent == null ? null : state.domains.get(parent);
        return template == null ? null : reference(template.id, template.name);
    }

    private static List<Map<String, Object>> tags(State state, Domain domain) {
        return state.tags.values().stream()
                .filter(tag -> tag.entities.containsKey(domain.id))
                .map(DomainView::tag)
                .toList();
    }

    private static Map<String, Object> tag(Tag tag) {
        return Map.of("id", tag.id, "colour", tag.colour, "verbose_name", tag.name);
    }

    private Map<String, Object> uptime(Domain domain) {
        Map<String, Object> uptime = new LinkedHashMap<>();
        Instant now = timing.now();
        Instant since = domain.isOn() ? domain.poweredOn : null;
        uptime.put("start_time", Json.timeOrNull(since));
        uptime.put("uptime", since == null ? 0 : Duration.between(since, now).toSeconds());
        uptime.put("system_time", Json.time(now));
        return uptime;
    }

    private static Map<String, Object> cpuTopology(Domain domain) {
        Map<String, Object> topology = new LinkedHashMap<>();
        topology.put("cpu_count", domain.cpuCount);
        topology.put("cpu_count_max", domain.cpuCount);
        topology.put("cpu_sockets", 1);
        topology.put("cpu_cores", domain.cpuCount);
        topology.put("cpu_threads", 1);
        topology.put("cpu_mode", "default");
        topology.put("cpu_model", "Skylake-Server-IBRS");
        topology.put("cpu_shares", 1024);
        topology.put("cpu_priority", 10);
        topology.put("cpu_min_guarantee", 0);
        topology.put("cpu_map", Map.of());
        return topology;
    }
}
