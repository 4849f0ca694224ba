package io.vdibroker.query.controller.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ControllerView;
import io.vdibroker.api.controller.query.ControllersView;
import io.vdibroker.api.controller.query.FindControllers;
import io.vdibroker.api.controller.query.FindStrangers;
import io.vdibroker.api.controller.query.GetController;
import io.vdibroker.api.controller.query.StrangersView;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows which ECP VeiL the broker uses. */
@AdminRest
@RequestMapping("/api/v1/controllers")
class ControllerEndpoint {

    private static final List<String> SORTS = List.of("name", "registeredAt");

    private final QueryGateway queries;
    private final Paging paging;

    ControllerEndpoint(QueryGateway queries, Paging paging) {
        this.queries = queries;
        this.paging = paging;
    }

    @GetMapping
    CompletableFuture<ControllersView> find(
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, SORTS);
        return queries.query(new FindControllers(name, sort, page, size), instanceOf(ControllersView.class));
    }

    /** Machines that look like ours, and that no pool has. */
    @GetMapping("/{controllerId}/strangers")
    CompletableFuture<StrangersView> strangers(
            @PathVariable ControllerId controllerId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return get(controllerId)
                .thenCompose(found ->
                        queries.query(new FindStrangers(controllerId, page, size), instanceOf(StrangersView.class)));
    }

    @GetMapping("/{controllerId}")
    CompletableFuture<ControllerView> get(@PathVariable ControllerId controllerId) {
        return queries.query(new GetController(controllerId), optionalInstanceOf(ControllerView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("controller")));
    }
}
