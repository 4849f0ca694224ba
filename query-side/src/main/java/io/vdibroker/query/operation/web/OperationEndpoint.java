package io.vdibroker.query.operation.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.FindOperations;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.operation.query.OperationsView;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.QueryProperties;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.InvalidRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.DeferredResult;

/** Shows what is being done; {@code ?wait=10s} holds the answer until it is over, or the time is. */
@AdminRest
@RequestMapping("/api/v1/operations")
class OperationEndpoint {

    private static final List<String> SORTS = List.of("startedAt", "endedAt");

    private final QueryGateway queries;
    private final OperationWaits waits;
    private final Paging paging;
    private final QueryProperties properties;

    OperationEndpoint(QueryGateway queries, OperationWaits waits, Paging paging, QueryProperties properties) {
        this.queries = queries;
        this.waits = waits;
        this.paging = paging;
        this.properties = properties;
    }

    @GetMapping
    CompletableFuture<OperationsView> find(
            @RequestParam @Nullable OperationState state,
            @RequestParam @Nullable OperationType type,
            @RequestParam @Nullable PoolId pool,
            @RequestParam @Nullable MachineId machine,
            @RequestParam(defaultValue = "-startedAt") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, SORTS);
        return queries.query(
                new FindOperations(state, type, pool, machine, sort, page, size), instanceOf(OperationsView.class));
    }

    @GetMapping("/{operationId}")
    DeferredResult<OperationView> get(
            @PathVariable OperationId operationId, @RequestParam(defaultValue = "0s") String wait) {
        var time = duration(wait);
        var answer = new DeferredResult<OperationView>(
                properties.longestWait().plusSeconds(10).toMillis()); // the container's own limit may be shorter
        waits.await(operationId, time).whenComplete((found, error) -> {
            if (error != null) {
                answer.setErrorResult(error);
            } else if (found.isEmpty()) {
                answer.setErrorResult(Refusal.unknown("operation").get());
            } else {
                answer.setResult(found.get());
            }
        });
        return answer;
    }

    private Duration duration(String text) {
        try {
            var wait = DurationStyle.detectAndParse(text);
            if (!wait.isNegative() && wait.compareTo(properties.longestWait()) <= 0) {
                return wait;
            }
        } catch (IllegalArgumentException e) {
            throw notADuration();
        }
        throw notADuration();
    }

    private InvalidRequest notADuration() {
        return new InvalidRequest(
                "wait", "A time like 10s, at most " + properties.longestWait().toSeconds() + "s");
    }
}
