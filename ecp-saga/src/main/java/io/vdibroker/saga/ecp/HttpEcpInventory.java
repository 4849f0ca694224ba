package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.query.ClusterView;
import io.vdibroker.api.controller.query.DataPoolView;
import io.vdibroker.api.controller.query.DomainView;
import io.vdibroker.api.controller.query.NodeView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.controller.query.TemplateView;
import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Asks one ECP VeiL what it has. */
final class HttpEcpInventory implements EcpInventory {

    private final EcpTransport transport;
    private final EcpRows rows;
    private final EcpClient client;

    HttpEcpInventory(EcpTransport transport) {
        this.transport = transport;
        this.client = new HttpEcpClient(transport);
        this.rows = new EcpRows(transport);
    }

    @Override
    public String version() {
        var answer = transport.send(EcpRequest.get("controllers/base-version/"));
        return EcpFacts.text(answer.body(), "version");
    }

    @Override
    public void check() {
        transport.send(EcpRequest.get("controllers/check/"));
    }

    @Override
    public EcpPage<ResourcePoolView> resourcePools(EcpFilter filter) {
        var all = new EcpFilter(null, filter.name(), filter.limit(), filter.offset());
        return rows.page(all.on("resource-pools/")).map(EcpViews::resourcePool);
    }

    @Override
    public Optional<ResourcePoolView> resourcePool(UUID id) {
        return found("resource-pools/" + id + "/", EcpViews::resourcePool);
    }

    @Override
    public EcpPage<ClusterView> clusters(EcpFilter filter) {
        var all = new EcpFilter(null, filter.name(), filter.limit(), filter.offset());
        return rows.page(all.on("clusters/")).map(EcpViews::cluster);
    }

    @Override
    public EcpPage<NodeView> nodes(EcpFilter filter) {
        return rows.page(filter.on("nodes/")).map(EcpViews::node);
    }

    @Override
    public Optional<NodeView> node(UUID id) {
        return found("nodes/" + id + "/", EcpViews::node);
    }

    @Override
    public Set<UUID> clustersOf(UUID resourcePoolId) {
        var filter = EcpFilter.of(resourcePoolId);
        Set<UUID> clusters = new HashSet<>();
        for (var node : rows.all(filter.on("nodes/"), filter.limit())) {
            EcpFacts.reference(node.path("cluster")).ifPresent(clusters::add);
        }
        return clusters;
    }

    @Override
    public EcpPage<DataPoolView> dataPools(EcpFilter filter) {
        return rows.page(filter.on("data-pools/")).map(EcpViews::dataPool);
    }

    @Override
    public EcpPage<TemplateView> templates(EcpFilter filter) {
        return rows.page(filter.on("domains/").with("template", "1")).map(EcpViews::template);
    }

    @Override
    public EcpPage<DomainView> domains(EcpFilter filter) {
        return rows.page(filter.on("domains/").with("template", "0")).map(EcpViews::domain);
    }

    @Override
    public Map<MachineId, String> names() {
        Map<MachineId, String> names = new HashMap<>();
        var filter = EcpFilter.of(null);
        var request = filter.on("domains/").with("template", "0").with("fields", "id,verbose_name");
        rows.all(request, filter.limit())
                .forEach(row -> names.put(new MachineId(EcpFacts.id(row)), EcpFacts.text(row, "verbose_name")));
        return names;
    }

    @Override
    public Optional<EcpDomain> domain(MachineId id) {
        return client.domain(id);
    }

    @Override
    public List<EcpDomain> domains(Collection<MachineId> ids) {
        return client.domains(ids);
    }

    @Override
    public Set<MachineId> inResourcePool(UUID resourcePoolId, Collection<MachineId> ids) {
        Set<MachineId> there = new HashSet<>();
        for (var list :
                EcpRows.idLists(ids.stream().map(id -> id.value().toString()).toList())) {
            var request = EcpRequest.get("domains/")
                    .with("resource_pool", resourcePoolId.toString())
                    .with("fields", "id")
                    .with("ids", list);
            rows.all(request, EcpRows.PAGE).forEach(row -> there.add(new MachineId(EcpFacts.id(row))));
        }
        return there;
    }

    @Override
    public Optional<EcpConsole> console(MachineId id) {
        return found("domains/" + id.value() + "/", EcpViews::console);
    }

    private <T> Optional<T> found(String path, Function<JsonNode, T> reader) {
        try {
            return Optional.of(reader.apply(transport.send(EcpRequest.get(path)).body()));
        } catch (EcpProblem.NotFound e) {
            return Optional.empty();
        }
    }
}
