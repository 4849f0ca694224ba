package io.vdibroker.command.pool;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.controller.PoolAttachments;
import io.vdibroker.command.machine.ClaimableMachines;
import io.vdibroker.command.machine.MachineClaims;
import io.vdibroker.delivery.json.JsonDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A pool behind a real command bus, repository, cache and event store, all in memory; and the events that it recorded. */
final class LivePool {
    private final Snapshots engine = new Snapshots();
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final Cache cache = new MapCache();
    private final Serializer serializer = JsonDelivery.serializer();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Repository<Pool> pools;
    private final Repository<Pool> uncached;
    private final List<PoolEvent> recorded = new ArrayList<>();

    LivePool(PoolProperties properties, MachineClaims machines) {
        PoolNames names = (key, id) -> {};
        PoolAttachments controllers = (controller, id) -> {};
        ClaimableMachines claimable = (machine, id) -> {};
        var parameters = MultiParameterResolverFactory.ordered(
                new SimpleResourceParameterResolverFactory(
                        List.of(properties, names, controllers, claimable, PoolFixture.PEOPLE, PoolFixture.STANDINGS)),
                ClasspathParameterResolverFactory.forClass(Pool.class));
        pools = new PoolRepository(
                EventSourcingRepository.builder(Pool.class).eventStore(store).parameterResolverFactory(parameters),
                cache);
        uncached = EventSourcingRepository.builder(Pool.class)
                .eventStore(store)
                .parameterResolverFactory(parameters)
                .build();
        AggregateAnnotationCommandHandler.<Pool>builder()
                .aggregateType(Pool.class)
                .parameterResolverFactory(parameters)
                .repository(pools)
                .build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new ClaimHandler(() -> pools, machines)).subscribe(bus);
        store.subscribe(events -> events.forEach(event -> {
            if (event.getPayload() instanceof PoolEvent poolEvent) {
                recorded.add(poolEvent);
            }
        }));
    }

    /** What a command was answered, and what it recorded. */
    record Outcome(@Nullable Object answer, @Nullable Rejection refusal, List<PoolEvent> events) {}

    Outcome send(Object command, Instant now, String groups) {
        var metadata = Map.of(Metadata.RECEIVED_AT, now.toString(), Metadata.GROUPS, groups);
        var answer = new Answer();
        int before = recorded.size();
        bus.dispatch(new GenericCommandMessage<>(command, metadata), answer);
        if (answer.error != null && !(answer.error instanceof Rejection)) {
            throw new IllegalStateException(command + " failed", answer.error);
        }
        return new Outcome(
                answer.payload,
                answer.error == null ? null : (Rejection) answer.error,
                List.copyOf(recorded.subList(before, recorded.size())));
    }

    private static final class Answer implements CommandCallback<Object, Object> {
        private @Nullable Object payload;
        private @Nullable Throwable error;

        @Override
        public void onResult(CommandMessage<?> command, CommandResultMessage<?> result) {
            if (result.isExceptional()) {
                error = result.exceptionResult();
            } else {
                payload = result.getPayload();
            }
        }
    }

    /** Lets the pool have a history. */
    void remember(List<PoolEvent> history) {
        for (int i = 0; i < history.size(); i++) {
            var event = history.get(i);
            store.publish(new GenericDomainEventMessage<>("Pool", event.poolId().toString(), i, event));
        }
    }

    List<PoolEvent> events() {
        return recorded;
    }

    <R> R read(PoolId poolId, Function<Pool, R> question) {
        return inUnitOfWork(() -> pools.load(poolId.toString()).invoke(question));
    }

    /** The same question to a copy that is sourced from what is stored. */
    <R> R readSourced(PoolId poolId, Function<Pool, R> question) {
        return inUnitOfWork(() -> uncached.load(poolId.toString()).invoke(question));
    }

    /** Stores a snapshot by way of the real serializer, and lets the pool go on from it. Tells how long it is. */
    int snapshot(PoolId poolId) {
        long last = store.lastSequenceNumberFor(poolId.toString()).orElseThrow();
        engine.stored = read(poolId, pool -> serializer.serialize(pool, byte[].class));
        engine.sequenceNumber = last;
        cache.removeAll();
        return engine.stored.getData().length;
    }

    /** Each read gives another copy, as from a real store. */
    private final class Snapshots extends InMemoryEventStorageEngine {
        private @Nullable SerializedObject<byte[]> stored;
        private long sequenceNumber;

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
            return Optional.ofNullable(stored)
                    .map(it -> new GenericDomainEventMessage<Pool>(
                            "Pool", aggregateIdentifier, sequenceNumber, serializer.deserialize(it)));
        }
    }

    private static <R> R inUnitOfWork(Supplier<R> question) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("question", new HashMap<>()));
        try {
            return question.get();
        } finally {
            unitOfWork.rollback();
        }
    }
}
