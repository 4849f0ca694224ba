package io.vdibroker.delivery.group;

import io.vdibroker.delivery.DeliveryProperties;
import io.vdibroker.delivery.mongo.ViewTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Tells what is stored once more, to projectors beside those at work, and holds those at work still meanwhile if need be. */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int WAIT_FOR_EVENT_S = 10;
    private static final int START_AGAIN_S = 2;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final EventProcessingConfiguration processing;
    private final ProcessorHealth health;
    private final ObjectProvider<ViewTokens> viewTokens;
    private final int batchSize;

    Replay(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            EventProcessingConfiguration processing,
            ProcessorHealth health,
            ObjectProvider<ViewTokens> viewTokens,
            DeliveryProperties properties) {
        this.source = source;
        this.processing = processing;
        this.health = health;
        this.viewTokens = viewTokens;
        this.batchSize = properties.viewBatchSize();
    }

    /** A group that is held still. */
    public interface Still extends AutoCloseable {

        /** The global index up to which it has handled the events; it stays there. */
        long position();

        /** Lets it go on from there. */
        @Override
        void close();
    }

    /** Holds the group of a view still. Who asks the view is answered from what it shows. */
    public Still hold(String group) {
        var processor = processing
                .eventProcessor(group, PooledStreamingEventProcessor.class)
                .orElseThrow();
        health.hold(group);
        try {
            processor.shutDown();
            // fetched, so that no other process takes the group over for as long as a claim lasts
            var token = viewTokens.getObject().tokens().fetchToken(group, 0);
            var position = position(token);
            return new Still() {
                @Override
                public long position() {
                    return position;
                }

                @Override
                public void close() {
                    letGo(group, processor);
                }
            };
        } catch (RuntimeException e) {
            letGo(group, processor);
            throw e;
        }
    }

    /** A start asks the store of the tokens, and stops again if that fails: it is repeated until it works. */
    private void letGo(String group, PooledStreamingEventProcessor processor) {
        health.letGo(group);
        try {
            processor.start();
            if (processor.isRunning()) {
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("The group {} could not be started again; that is repeated", group, e);
        }
        CompletableFuture.delayedExecutor(START_AGAIN_S, TimeUnit.SECONDS).execute(() -> letGo(group, processor));
    }

    /**
     * Tells the events behind a token, or all of them, up to this global index, in their order and in batches.
     *
     * @return the token of the last one, from which the next call goes on
     */
    public @Nullable TrackingToken tell(
            List<EventMessageHandler> projectors, @Nullable TrackingToken after, long upTo, LongConsumer progress)
            throws Exception {
        var token = after;
        try (var events = source.openStream(after == null ? source.createTailToken() : after)) {
            while (position(token) < upTo) {
                var batch = batch(events, upTo);
                if (batch.isEmpty()) {
                    return token;
                }
                handle(projectors, batch);
                token = batch.get(batch.size() - 1).trackingToken();
                progress.accept(position(token));
            }
        }
        return token;
    }

    private List<TrackedEventMessage<?>> batch(BlockingStream<TrackedEventMessage<?>> events, long upTo)
            throws InterruptedException {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        while (batch.size() < batchSize
                && events.hasNextAvailable(batch.isEmpty() ? WAIT_FOR_EVENT_S : 0, TimeUnit.SECONDS)) {
            if (position(events.peek().orElseThrow().trackingToken()) > upTo) {
                return batch;
            }
            batch.add(events.nextAvailable());
        }
        return batch;
    }

    private static void handle(List<EventMessageHandler> projectors, List<TrackedEventMessage<?>> batch)
            throws Exception {
        var unit = new BatchingUnitOfWork<TrackedEventMessage<?>>(batch);
        unit.attachTransaction(NoTransactionManager.instance());
        var result = unit.executeWithResult(
                () -> {
                    for (var projector : projectors) {
                        if (projector.canHandle(unit.getMessage())) {
                            projector.handle(unit.getMessage());
                        }
                    }
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw Failures.asException(result.exceptionResult());
        }
    }

    /** The global index that a token stands for; -1 before the first event. */
    public static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
