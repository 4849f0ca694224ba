package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.equal;

import com.mongodb.client.model.Filters;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.operation.query.FindOperations;
import io.vdibroker.api.operation.query.GetOperation;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.operation.query.OperationsView;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.query.pool.PoolControllers;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how far operations are. */
@Component
class OperationQueryHandler {

    private final OperationCollections views;
    private final SetUpMachines machines;
    private final PoolControllers controllers;
    private final Freshness fresh;

    OperationQueryHandler(
            OperationCollections views, SetUpMachines machines, PoolControllers controllers, Freshness fresh) {
        this.fresh = fresh;
        this.controllers = controllers;
        this.views = views;
        this.machines = machines;
    }

    @QueryHandler
    Optional<OperationView> handle(GetOperation query) {
        fresh.upTo(OperationCollections.GROUP);
        return Optional.ofNullable(views.operations
                        .find(eq("_id", OperationWrites.key(query.operationId())))
                        .map(as(OperationDocument.class))
                        .first())
                .map(operation -> view(
                        operation,
                        operation.goesOn() ? controllers.statesOf(List.of(PoolId.of(operation.pool()))) : Map.of()));
    }

    @QueryHandler
    OperationsView handle(FindOperations query) {
        fresh.upTo(OperationCollections.GROUP);
        var found = Pages.find(
                views.operations,
                Arrays.asList(
                        inState(query.state()),
                        equal("type", query.type()),
                        equal(
                                "pool",
                                query.poolId() == null ? null : query.poolId().value()),
                        equal(
                                "machine",
                                query.machineId() == null
                                        ? null
                                        : query.machineId().value())),
                query.sort(),
                query.page(),
                query.size(),
                OperationDocument.class);
        var unusable = controllers.statesOf(found.items().stream()
                .filter(OperationDocument::goesOn)
                .map(operation -> PoolId.of(operation.pool()))
                .collect(Collectors.toSet()));
        return new OperationsView(
                found.map(operation -> view(operation, unusable)).items(), found.total(), query.page(), query.size());
    }

    /** A set-up that runs while growth is paused is shown as waiting. */
    private static @Nullable Bson inState(@Nullable OperationState state) {
        if (state == OperationState.WAITING) {
            return Filters.or(eq("state", state.name()), Filters.exists("waitsUntil"));
        }
        return state == OperationState.RUNNING
                ? Filters.and(eq("state", state.name()), Filters.exists("waitsUntil", false))
                : equal("state", state);
    }

    private OperationView view(OperationDocument operation, Map<PoolId, ControllerState> unusable) {
        var poolId = PoolId.of(operation.pool());
        return operation.toView(
                operation.countsMachines() ? machines.ready(poolId) : null,
                operation.goesOn() ? unusable.get(poolId) : null);
    }
}
