package io.vdibroker.query.pool.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.query.EntitlementsView;
import io.vdibroker.api.pool.query.FindEntitlements;
import io.vdibroker.api.pool.query.FindPools;
import io.vdibroker.api.pool.query.GetPool;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.api.pool.query.PoolsView;
import io.vdibroker.query.web.OpenedData;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows pools and who may use them. The ETag is the version of the settings. */
@AdminRest
@RequestMapping("/api/v1/pools")
class PoolEndpoint {

    private static final List<String> SORTS = List.of("name", "status", "createdAt");

    private final QueryGateway queries;
    private final Paging paging;
    private final OpenedData opened;

    PoolEndpoint(QueryGateway queries, Paging paging, OpenedData opened) {
        this.queries = queries;
        this.paging = paging;
        this.opened = opened;
    }

    @GetMapping
    CompletableFuture<PoolsView> find(
            @RequestParam @Nullable String name,
            @RequestParam @Nullable PoolType type,
            @RequestParam @Nullable PoolStatus status,
            @RequestParam @Nullable ControllerId controller,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, SORTS);
        return queries.query(
                new FindPools(name, type, status, controller, sort, page, size), instanceOf(PoolsView.class));
    }

    @GetMapping("/{poolId}")
    CompletableFuture<ResponseEntity<PoolView>> get(@PathVariable PoolId poolId) {
        return queries.query(new GetPool(poolId), optionalInstanceOf(PoolView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("pool")))
                .thenApply(pool -> ResponseEntity.ok()
                        .eTag(Integer.toString(pool.version()))
                        .body(pool));
    }

    @GetMapping("/{poolId}/entitlements")
    CompletableFuture<EntitlementsBody> entitlements(
            @PathVariable PoolId poolId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return queries.query(new GetPool(poolId), optionalInstanceOf(PoolView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("pool")))
                .thenCompose(pool ->
                        queries.query(new FindEntitlements(poolId, page, size), instanceOf(EntitlementsView.class)))
                .thenApply(found -> EntitlementsBody.of(found, opened));
    }
}
