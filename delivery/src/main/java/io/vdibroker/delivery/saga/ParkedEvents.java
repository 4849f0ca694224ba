package io.vdibroker.delivery.saga;

import io.vdibroker.delivery.group.Failures;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What needs attention: events that a saga failed on again and again, and those that queue behind them. The rest of the
 * group goes on meanwhile.
 *
 * <p>One thing is not known: a saga that was never started may have been about to associate itself with more than its
 * start said. Events for those further associations do not queue, since nobody knows of them; events for the association
 * of the start do.
 */
public final class ParkedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    private final Parking parking;
    private final EventStore events;
    private final Configuration configuration;
    private final Map<String, ParkingSagaManager<?>> managers = new ConcurrentHashMap<>();
    private final Set<ParkedSequence> resuming = ConcurrentHashMap.newKeySet();

    ParkedEvents(Parking parking, EventStore events, Configuration configuration) {
        this.parking = parking;
        this.events = events;
        this.configuration = configuration;
    }

    /** All that is parked or waits, the oldest event first. */
    public List<ParkedEvent> list() {
        return parking.all();
    }

    /** What holds each saga up: its first event, with all that waits behind it; the oldest event first. */
    public List<HeldUpSaga> heldUp() {
        var sequences = new LinkedHashMap<ParkedSequence, HeldUpSaga>();
        for (var event : parking.all()) {
            sequences.merge(ParkedSequence.of(event), new HeldUpSaga(event, 0), (first, next) -> first.andOneMore());
        }
        return List.copyOf(sequences.values());
    }

    /** The key of the stream that the event is of; empty if the event is of none. */
    public Optional<String> subject(ParkedEvent parked) {
        return find(parked).filter(DomainEventMessage.class::isInstance).map(event -> ((DomainEventMessage<?>) event)
                .getAggregateIdentifier());
    }

    /**
     * Delivers the sequence of this parked event again, from its first event on, in the calling thread.
     *
     * @return empty if all of it went through, else the event that failed now, which stays parked with all behind it
     * @throws IllegalArgumentException if nothing with this id is parked
     * @throws IllegalStateException if the same sequence is being resumed already
     */
    public Optional<ParkedEvent> resume(long id) {
        var sequence = parking.all().stream()
                .filter(event -> event.id() == id)
                .findFirst()
                .map(ParkedSequence::of)
                .orElseThrow(() -> new IllegalArgumentException("Nothing is parked under " + id));
        if (!resuming.add(sequence)) {
            throw new IllegalStateException("This saga is being resumed already");
        }
        try {
            for (var next = first(sequence); next.isPresent(); next = first(sequence)) {
                if (!redelivered(next.get(), sequence)) {
                    return first(sequence);
                }
            }
            return Optional.empty();
        } finally {
            resuming.remove(sequence);
        }
    }

    void register(Class<?> sagaType, ParkingSagaManager<?> manager) {
        managers.put(manager.group() + " " + sagaType.getSimpleName(), manager);
    }

    Parking parking() {
        return parking;
    }

    private Optional<ParkedEvent> first(ParkedSequence sequence) {
        return parking.all().stream()
                .filter(event -> ParkedSequence.of(event).equals(sequence))
                .min(Comparator.comparingLong(ParkedEvent::globalIndex).thenComparingLong(ParkedEvent::id));
    }

    private boolean redelivered(ParkedEvent parked, ParkedSequence sequence) {
        try {
            deliver(parked, sequence);
            parking.resolved(parked);
            LOG.info("{} of {} got through {} after all", sequence.name(), sequence.group(), parked.eventType());
            return true;
        } catch (Exception e) {
            parking.failedAgain(parked, e);
            LOG.warn("{} of {} failed on {} again", sequence.name(), sequence.group(), parked.eventType(), e);
            return false;
        }
    }

    /** In a unit of work of its own, so that the saga is stored, or not, before the event leaves the table. */
    private void deliver(ParkedEvent parked, ParkedSequence sequence) throws Exception {
        var manager = managers.get(parked.group() + " " + parked.sagaType());
        if (manager == null) {
            throw new IllegalStateException("There is no saga " + parked.sagaType() + " in group " + parked.group());
        }
        EventMessage<?> event = read(parked);
        var work = DefaultUnitOfWork.startAndGet(event);
        configuration.correlationDataProviders().forEach(work::registerCorrelationDataProvider);
        var result = work.executeWithResult(() -> {
            manager.redeliver(event, sequence);
            return true;
        });
        if (result.isExceptional()) {
            throw Failures.asException(result.exceptionResult());
        }
    }

    private TrackedEventMessage<?> read(ParkedEvent parked) {
        return find(parked)
                .orElseThrow(
                        () -> new IllegalStateException("The event store has no event " + parked.eventIdentifier()));
    }

    private Optional<TrackedEventMessage<?>> find(ParkedEvent parked) {
        var before = GapAwareTrackingToken.newInstance(parked.globalIndex() - 1, Collections.emptySet());
        try (var stream = events.openStream(before)) {
            while (stream.hasNextAvailable()) {
                var event = stream.nextAvailable();
                if (event.getIdentifier().equals(parked.eventIdentifier())) {
                    return Optional.of(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading an event", e);
        }
        return Optional.empty();
    }
}
