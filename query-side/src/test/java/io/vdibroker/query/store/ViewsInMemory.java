package io.vdibroker.query.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;

/** A database for one test, and what a processor does with projectors: batches, one after the other. */
public final class ViewsInMemory implements AutoCloseable {

    /** When all events of a test happened, to the millisecond that documents keep. */
    public static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final List<AnnotationEventHandlerAdapter> projectors = new ArrayList<>();
    private final List<TrackedEventMessage<?>> told = new ArrayList<>();

    public ViewsInMemory() {
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    public MongoDatabase database() {
        return client.getDatabase("views");
    }

    /** Tells what follows to these projectors. */
    public ViewsInMemory to(Object... handlers) {
        for (var handler : handlers) {
            projectors.add(new AnnotationEventHandlerAdapter(handler));
        }
        return this;
    }

    /** One batch of these events. */
    public void tell(Object... payloads) {
        var batch = new ArrayList<TrackedEventMessage<?>>();
        for (var payload : payloads) {
            batch.add(tracked(payload, told.size() + batch.size() + 1L));
        }
        told.addAll(batch);
        deliver(batch);
    }

    /** As after a crash before the token was stored: everything comes once more, in one batch. */
    public void tellAllAgain() {
        deliver(told);
    }

    /** The messages that were told, in their order. */
    public List<TrackedEventMessage<?>> told() {
        return List.copyOf(told);
    }

    private static TrackedEventMessage<?> tracked(Object payload, long index) {
        EventMessage<?> message = payload instanceof EventMessage<?> given
                ? given
                : new GenericEventMessage<>(
                        Samples.id("event " + index).toString(), payload, MetaData.emptyInstance(), NOW);
        return new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(index), message);
    }

    private void deliver(List<TrackedEventMessage<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var unitOfWork = new BatchingUnitOfWork<>(batch);
        var result = unitOfWork.executeWithResult(() -> {
            for (var projector : projectors) {
                projector.handle(unitOfWork.getMessage());
            }
            return null;
        });
        if (result.isExceptional()) {
            throw new AssertionError(result.exceptionResult());
        }
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
