package io.vdibroker.query.controller.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
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
import io.vdibroker.api.controller.query.ResourcePoolsView;
import io.vdibroker.api.controller.query.TemplatesView;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what an ECP VeiL has, asked live; no thread is held meanwhile. */
@AdminRest
@RequestMapping("/api/v1/controllers/{controllerId}")
class InventoryEndpoint {

    private final QueryGateway queries;
    private final Paging paging;

    InventoryEndpoint(QueryGateway queries, Paging paging) {
        this.queries = queries;
        this.paging = paging;
    }

    @GetMapping("/resource-pools")
    CompletableFuture<ResourcePoolsView> resourcePools(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindResourcePools(controllerId, resourcePool, name, page, size), ResourcePoolsView.class);
    }

    @GetMapping("/clusters")
    CompletableFuture<ClustersView> clusters(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindClusters(controllerId, resourcePool, name, page, size), ClustersView.class);
    }

    @GetMapping("/nodes")
    CompletableFuture<NodesView> nodes(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindNodes(controllerId, resourcePool, name, page, size), NodesView.class);
    }

    @GetMapping("/data-pools")
    CompletableFuture<DataPoolsView> dataPools(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindDataPools(controllerId, resourcePool, name, page, size), DataPoolsView.class);
    }

    @GetMapping("/templates")
    CompletableFuture<TemplatesView> templates(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindTemplates(controllerId, resourcePool, name, page, size), TemplatesView.class);
    }

    @GetMapping("/machines")
    CompletableFuture<DomainsView> machines(
            @PathVariable ControllerId controllerId,
            @RequestParam @Nullable UUID resourcePool,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return ask(new FindDomains(controllerId, resourcePool, name, page, size), DomainsView.class);
    }

    private <T> CompletableFuture<T> ask(Object query, Class<T> answer) {
        return queries.query(query, instanceOf(answer)).exceptionallyCompose(error -> {
            var nobody = error instanceof NoHandlerForQueryException
                    || error.getCause() instanceof NoHandlerForQueryException;
            return CompletableFuture.failedFuture(
                    nobody
                            ? Refusal.of(
                                    RejectionCode.CONTROLLER_UNREACHABLE,
                                    "The part of the broker that talks to ECP does not run; try again later")
                            : error);
        });
    }
}
