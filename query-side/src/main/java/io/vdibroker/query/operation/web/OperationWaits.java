package io.vdibroker.query.operation.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.GetOperation;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.query.QueryProperties;
import io.vdibroker.query.operation.OperationUpdates;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Waits for the end of operations without holding a thread. One whose address was given out a moment ago, and that the
 * view has not heard of yet, is waited for as well.
 */
@Component
class OperationWaits implements DisposableBean {

    private final QueryGateway queries;
    private final OperationUpdates updates;
    private final Duration appearsWithin;
    private final ExecutorService readers = Executors.newFixedThreadPool(8, new AxonThreadFactory("operation-waits"));

    OperationWaits(QueryGateway queries, OperationUpdates updates, QueryProperties properties) {
        this.queries = queries;
        this.updates = updates;
        appearsWithin = properties.appearsWithin();
    }

    /** The operation when it is over, or as it is when the time is; empty if there is none. */
    CompletableFuture<Optional<OperationView>> await(OperationId operationId, Duration time) {
        var wait = new Wait(operationId, time.isZero());
        var subscription = updates.on(operationId, wait::lookSoon);
        wait.result.whenComplete((view, error) -> subscription.close());
        wait.look(false);
        giveUpAfter(wait, time.isZero() ? appearsWithin : time);
        return wait.result;
    }

    private void giveUpAfter(Wait wait, Duration time) {
        var timer = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, readers);
        var timeIsUp = CompletableFuture.runAsync(() -> wait.look(true), timer);
        wait.result.whenComplete((view, error) -> timeIsUp.cancel(false));
    }

    @Override
    public void destroy() {
        readers.shutdown();
    }

    private final class Wait {

        final CompletableFuture<Optional<OperationView>> result = new CompletableFuture<>();
        private final OperationId operationId;
        private final boolean anyStateWillDo;
        private final AtomicBoolean looking = new AtomicBoolean();

        Wait(OperationId operationId, boolean anyStateWillDo) {
            this.operationId = operationId;
            this.anyStateWillDo = anyStateWillDo;
        }

        void lookSoon() {
            if (!result.isDone() && looking.compareAndSet(false, true)) {
                readers.execute(() -> {
                    looking.set(false); // before the look: news that comes meanwhile brings another
                    look(false);
                });
            }
        }

        void look(boolean last) {
            queries.query(new GetOperation(operationId), optionalInstanceOf(OperationView.class))
                    .whenComplete((view, error) -> {
                        if (error != null) {
                            result.completeExceptionally(error);
                        } else if (last
                                || view.isPresent()
                                        && (anyStateWillDo || view.get().state().isOver())) {
                            result.complete(view);
                        }
                    });
        }
    }
}
