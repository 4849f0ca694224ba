package io.vdibroker.saga.inventory;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ClusterView;
import io.vdibroker.api.controller.query.ClustersView;
import io.vdibroker.api.controller.query.DataPoolsView;
import io.vdibroker.api.controller.query.DomainsView;
import io.vdibroker.api.controller.query.FindClusters;
import io.vdibroker.api.controller.query.FindDataPools;
import io.vdibroker.api.controller.query.FindDomains;
import io.vdibroker.api.controller.query.FindNodes;
import io.vdibroker.api.controller.query.FindResourcePools;
import io.vdibroker.api.controller.query.FindTemplates;
import io.vdibroker.api.controller.query.NodesView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.controller.query.ResourcePoolsView;
import io.vdibroker.api.controller.query.TemplatesView;
import io.vdibroker.saga.ecp.EcpFilter;
import io.vdibroker.saga.ecp.EcpInventory;
import io.vdibroker.saga.ecp.EcpPage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists what a controller has, or what a chosen resource pool of it has. */
@Component
class InventoryQueries {

    private static final int LARGEST_PAGE = 1_000;
    private static final int LONGEST_NAME = 128;

    private final Inventories inventories;

    InventoryQueries(Inventories inventories) {
        this.inventories = inventories;
    }

    @QueryHandler
    CompletableFuture<ResourcePoolsView> handle(FindResourcePools query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = filter.resourcePoolId() == null
                            ? ecp.resourcePools(filter)
                            : one(ecp, filter.resourcePoolId(), filter);
                    return new ResourcePoolsView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    @QueryHandler
    CompletableFuture<ClustersView> handle(FindClusters query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = filter.resourcePoolId() == null
                            ? ecp.clusters(filter)
                            : clusters(ecp, filter.resourcePoolId(), filter);
                    return new ClustersView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    @QueryHandler
    CompletableFuture<NodesView> handle(FindNodes query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = ecp.nodes(filter);
                    return new NodesView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    @QueryHandler
    CompletableFuture<DataPoolsView> handle(FindDataPools query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = ecp.dataPools(filter);
                    return new DataPoolsView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    @QueryHandler
    CompletableFuture<TemplatesView> handle(FindTemplates query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = ecp.templates(filter);
                    return new TemplatesView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    @QueryHandler
    CompletableFuture<DomainsView> handle(FindDomains query) {
        return ask(
                query.controllerId(),
                query.resourcePoolId(),
                query.name(),
                query.page(),
                query.size(),
                ecp -> filter -> {
                    var found = ecp.domains(filter);
                    return new DomainsView(found.rows(), found.total(), query.page(), query.size());
                });
    }

    private <T> CompletableFuture<T> ask(
            ControllerId controllerId,
            @Nullable UUID resourcePoolId,
            @Nullable String name,
            int page,
            int size,
            Function<EcpInventory, Function<EcpFilter, T>> question) {
        return inventories.ask(
                controllerId, ecp -> question.apply(ecp).apply(filter(resourcePoolId, name, page, size)));
    }

    private static EcpFilter filter(@Nullable UUID resourcePoolId, @Nullable String name, int page, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(RejectionCode.BAD_REQUEST, "A page has from 1 to " + LARGEST_PAGE + " rows");
        }
        if (page < 0 || page > Integer.MAX_VALUE / size - 1) {
            throw new Refusal(RejectionCode.BAD_REQUEST, "Pages count from 0, and there is no page " + page);
        }
        if (name != null && name.length() > LONGEST_NAME) {
            throw new Refusal(RejectionCode.BAD_REQUEST, "No name is longer than " + LONGEST_NAME + " characters");
        }
        return new EcpFilter(resourcePoolId, name == null || name.isBlank() ? null : name, size, page * size);
    }

    private static EcpPage<ResourcePoolView> one(EcpInventory ecp, UUID resourcePoolId, EcpFilter filter) {
        return cut(ecp.resourcePool(resourcePoolId).stream().toList(), filter);
    }

    /** ECP cannot say which clusters a resource pool has, but which nodes, and those say their cluster. */
    private static EcpPage<ClusterView> clusters(EcpInventory ecp, UUID resourcePoolId, EcpFilter filter) {
        var ofItsNodes = ecp.clustersOf(resourcePoolId);
        var all = ecp.clusters(new EcpFilter(null, filter.name(), LARGEST_PAGE, 0))
                .rows();
        return cut(
                all.stream()
                        .filter(cluster -> ofItsNodes.contains(cluster.id()))
                        .toList(),
                filter);
    }

    private static <T> EcpPage<T> cut(List<T> all, EcpFilter filter) {
        return new EcpPage<>(
                all.stream().skip(filter.offset()).limit(filter.limit()).toList(), all.size());
    }
}
