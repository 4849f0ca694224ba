package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.query.ClusterView;
import io.vdibroker.api.controller.query.DataPoolView;
import io.vdibroker.api.controller.query.DomainView;
import io.vdibroker.api.controller.query.NodeView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.controller.query.TemplateView;
import io.vdibroker.api.machine.MachineId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns rows of ECP into what administrators are shown. */
final class EcpViews {

    private EcpViews() {}

    static ResourcePoolView resourcePool(JsonNode row) {
        return new ResourcePoolView(
                EcpFacts.id(row),
                name(row),
                number(row, "domains_count"),
                limit(row, "cpu_limit"),
                limit(row, "memory_limit"));
    }

    static ClusterView cluster(JsonNode row) {
        return new ClusterView(
                EcpFacts.id(row),
                name(row),
                status(row),
                number(row, "nodes_count"),
                number(row, "cpu_count"),
                number(row, "memory_count"));
    }

    static NodeView node(JsonNode row) {
        return new NodeView(
                EcpFacts.id(row),
                name(row),
                status(row),
                EcpFacts.textOrNull(row, "management_ip"),
                cpus(row),
                number(row, "memory_count"));
    }

    static DataPoolView dataPool(JsonNode row) {
        return new DataPoolView(
                EcpFacts.id(row),
                name(row),
                status(row),
                EcpFacts.text(row, "type"),
                row.path("free_space").asLong(0),
                row.path("size").asLong(0));
    }

    static TemplateView template(JsonNode row) {
        return new TemplateView(
                EcpFacts.id(row),
                name(row),
                EcpFacts.textOrNull(row, "os_type"),
                cpus(row),
                number(row, "memory_count"));
    }

    static DomainView domain(JsonNode row) {
        return new DomainView(
                new MachineId(EcpFacts.id(row)),
                name(row),
                status(row),
                EcpFacts.power(row),
                row.path("thin").asBoolean(false),
                EcpFacts.texts(row.path("tags")));
    }

    static EcpConsole console(JsonNode row) {
        return new EcpConsole(
                EcpFacts.power(row),
                row.path("remote_access").asBoolean(false),
                EcpFacts.port(row.path("remote_access_port")),
                EcpFacts.reference(row.path("node")).orElse(null),
                EcpFacts.port(row.path("real_remote_access_port")),
                EcpFacts.text(row, "graphics_password"));
    }

    private static String name(JsonNode row) {
        return EcpFacts.text(row, "verbose_name");
    }

    private static String status(JsonNode row) {
        return EcpFacts.text(row, "status");
    }

    /** A row has the number itself, the details of one thing have it within. */
    private static int cpus(JsonNode row) {
        return row.path("cpu_count").asInt(number(row.path("cpu_topology"), "cpu_count"));
    }

    private static int number(JsonNode row, String field) {
        return row.path(field).asInt(0);
    }

    /** Zero and null both mean that there is no limit. */
    private static @Nullable Integer limit(JsonNode row, String field) {
        var limit = number(row, field);
        return limit > 0 ? limit : null;
    }
}
