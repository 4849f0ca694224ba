package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.equal;

import com.mongodb.client.model.Filters;
import io.vdibroker.api.operation.query.FindOperations;
import io.vdibroker.api.operation.query.GetOperation;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.operation.query.OperationsView;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how far operations are. */
@Component
class OperationQueryHandler {

    private final OperationCollections views;
    private final SetUpMachines machines;

    OperationQueryHandler(OperationCollections views, SetUpMachines machines) {
        this.views = views;
        this.machines = machines;
    }

    @QueryHandler
    Optional<OperationView> handle(GetOperation query) {
        return Optional.ofNullable(views.operations
                        .find(eq("_id", OperationWrites.key(query.operationId())))
                        .map(as(OperationDocument.class))
                        .first())
                .map(this::view);
    }

    @QueryHandler
    OperationsView handle(FindOperations query) {
        var found = Pages.find(
                        views.operations,
                        Arrays.asList(
                                inState(query.state()),
                                equal("type", query.type()),
                                equal(
                                        "pool",
                                        query.poolId() == null
                                                ? null
                                                : query.poolId().value()),
                                equal(
                                        "machine",
                                        query.machineId() == null
                                                ? null
                                                : query.machineId().value())),
                        query.sort(),
                        query.page(),
                        query.size(),
                        OperationDocument.class)
                .map(this::view);
        return new OperationsView(found.items(), found.total(), query.page(), query.size());
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

    private OperationView view(OperationDocument operation) {
        return operation.toView(operation.countsMachines() ? machines.ready(PoolId.of(operation.pool())) : null);
    }
}
