package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static io.vdibroker.query.store.Documents.as;

import com.mongodb.MongoException;
import com.mongodb.client.model.Sorts;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.CurrentStepView;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.StepState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.delivery.attention.AttentionSource;
import io.vdibroker.query.pool.PoolControllers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Operations whose step waits longer than a step may, although their controller can be used: in line for ECP, past
 * their time, or
 * for a request that ECP has not heard.
 */
@Component
class WaitingOperations implements AttentionSource {

    /** No step has more time than a cloning. */
    static final Duration LONGEST_IN_LINE = Duration.ofMinutes(30);

    /** The last look at ECP takes a while. */
    static final Duration LATE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(WaitingOperations.class);
    private static final int MOST = 1_000;

    private final OperationCollections views;
    private final Function<Collection<PoolId>, Map<PoolId, ControllerState>> unusable;
    private final Clock clock;

    @Autowired
    WaitingOperations(OperationCollections views, PoolControllers controllers, Clock clock) {
        this(views, controllers::statesOf, clock);
    }

    WaitingOperations(
            OperationCollections views,
            Function<Collection<PoolId>, Map<PoolId, ControllerState>> unusable,
            Clock clock) {
        this.views = views;
        this.unusable = unusable;
        this.clock = clock;
    }

    /** Nothing while the views cannot say: something else is shown then. */
    @Override
    public List<AttentionItem> items() {
        try {
            var running = views.operations
                    .find(and(eq("state", OperationState.RUNNING.name()), exists("waitsUntil", false)))
                    .sort(Sorts.ascending("startedAt"))
                    .limit(MOST)
                    .map(as(OperationDocument.class))
                    .into(new ArrayList<>());
            var waiting = running.stream().flatMap(one -> waiting(one).stream()).toList();
            var held = unusable.apply(waiting.stream().map(Waiting::poolId).collect(Collectors.toSet()));
            return waiting.stream()
                    .filter(one -> !held.containsKey(one.poolId()))
                    .map(Waiting::item)
                    .toList();
        } catch (MongoException e) {
            LOG.warn("It cannot be said which operations wait too long", e);
            return List.of();
        }
    }

    private record Waiting(PoolId poolId, AttentionItem item) {}

    private Optional<Waiting> waiting(OperationDocument operation) {
        var current = operation.toView(null, null).current();
        if (current == null) {
            return Optional.empty();
        }
        var cause = cause(operation, current);
        var id = OperationId.of(operation.id());
        return Optional.ofNullable(cause)
                .map(text -> new Waiting(
                        PoolId.of(operation.pool()),
                        new AttentionItem(
                                id.value(),
                                AttentionKind.STEP,
                                "operations",
                                current.step().name(),
                                id.toString(),
                                current.since() == null ? clock.instant() : current.since(),
                                current.attempt(),
                                text,
                                0)));
    }

    private @Nullable String cause(OperationDocument operation, CurrentStepView current) {
        var now = clock.instant();
        if (operation.isUnheard() && current.state() == StepState.RUNNING) {
            return "ECP did not answer the request and shows nothing of it; it is watched, and can be given up";
        }
        if (current.state() == StepState.QUEUED && isOlder(current.since(), LONGEST_IN_LINE, now)) {
            return "It is in line for ECP for longer than a step may take: look at what is ahead of it";
        }
        if (current.state() == StepState.RUNNING && isOlder(current.until(), LATE, now)) {
            return "It is past its time, and nobody has ended it";
        }
        return null;
    }

    private static boolean isOlder(@Nullable Instant moment, Duration age, Instant now) {
        return moment != null && moment.plus(age).isBefore(now);
    }
}
