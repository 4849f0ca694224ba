package io.vdibroker.delivery.saga;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.Segment;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaCreationPolicy;
import org.axonframework.modelling.saga.SagaRepository;

/**
 * Delivers events to sagas as Axon's own manager does, but asks for each saga whether something of it is parked: then the
 * event queues behind that, and the other sagas go on. Axon has no dead-letter queue for sagas, and by default drops the
 * event that failed.
 */
final class ParkingSagaManager<T> extends AnnotatedSagaManager<T> {

    private final String group;
    private final SagaRepository<T> sagas;
    private final Parking parking;
    private final Supplier<T> factory;

    ParkingSagaManager(
            Configuration configuration, Class<T> type, String group, SagaRepository<T> sagas, Parking parking) {
        super(AnnotatedSagaManager.<T>builder()
                .sagaType(type)
                .sagaRepository(sagas)
                .parameterResolverFactory(configuration.parameterResolverFactory())
                .handlerDefinition(configuration.handlerDefinition(type)));
        this.group = group;
        this.sagas = sagas;
        this.parking = parking;
        this.factory = () -> newInstance(type);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        var known = queuesBehindStart(event, segment);
        var associations = extractAssociationValues(event);
        var identifiers = associations.stream()
                .flatMap(association -> sagas.find(association).stream())
                .distinct()
                .toList();
        for (var identifier : identifiers) {
            known |= !matchesSegment(segment, identifier) || deliver(event, identifier);
        }
        var start = getSagaCreationPolicy(event);
        if (mayStart(start.getCreationPolicy(), known) && segment.matches(start.getInitialAssociationValue())) {
            start(event, start.getInitialAssociationValue(), segment);
        }
    }

    /** Delivers an event that was parked, to the saga or start it was parked for. */
    void redeliver(EventMessage<?> event, ParkedSequence sequence) throws Exception {
        var start = extractAssociationValues(event).stream()
                .filter(association -> startSequence(association).equals(sequence))
                .findFirst();
        if (start.isEmpty()) {
            invoke(event, sagas.load(sequence.name()));
            return;
        }
        var known = false;
        for (var identifier : sagas.find(start.get())) {
            known |= invoke(event, sagas.load(identifier));
        }
        var policy = getSagaCreationPolicy(event);
        if (mayStart(policy.getCreationPolicy(), known) && start.get().equals(policy.getInitialAssociationValue())) {
            invokeNew(event, start.get(), Segment.ROOT_SEGMENT);
        }
    }

    String group() {
        return group;
    }

    private boolean queuesBehindStart(EventMessage<?> event, Segment segment) {
        var queued = false;
        for (var association : extractAssociationValues(event)) {
            // one segment puts it into the queue: the one that was to start the saga
            queued |= segment.matches(association) && parking.queuesBehind(startSequence(association), event);
        }
        return queued;
    }

    private boolean deliver(EventMessage<?> event, String identifier) throws Exception {
        var sequence = ParkedSequence.ofSaga(group, getSagaType(), identifier);
        if (parking.queuesBehind(sequence, event)) {
            return true;
        }
        return attempt(event, sequence, () -> invoke(event, sagas.load(identifier)));
    }

    private void start(EventMessage<?> event, AssociationValue association, Segment segment) throws Exception {
        attempt(event, startSequence(association), () -> invokeNew(event, association, segment));
    }

    private boolean attempt(EventMessage<?> event, ParkedSequence sequence, Callable<Boolean> work) throws Exception {
        try {
            var handled = work.call();
            parking.succeeded(sequence, event);
            return handled;
        } catch (Exception e) {
            parking.failed(sequence, event, e);
            throw e;
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            // Axon's worker thread would die of an Error, and its segment with it, without a word
            var failure = new EventProcessingException("A saga failed with an error", e);
            parking.failed(sequence, event, failure);
            throw failure;
        }
    }

    private boolean invokeNew(EventMessage<?> event, AssociationValue association, Segment segment) throws Exception {
        var saga = sagas.createInstance(createSagaIdentifier(segment), factory);
        saga.getAssociationValues().add(association);
        return invoke(event, saga);
    }

    @SuppressWarnings("NullAway") // Axon answers null for a saga that has ended meanwhile, and says so nowhere
    private boolean invoke(EventMessage<?> event, Saga<T> saga) throws Exception {
        if (saga == null || !saga.isActive() || !saga.canHandle(event)) {
            return false;
        }
        saga.handle(event);
        return true;
    }

    private ParkedSequence startSequence(AssociationValue association) {
        return ParkedSequence.ofStart(group, getSagaType(), association);
    }

    private static boolean mayStart(SagaCreationPolicy policy, boolean known) {
        return policy == SagaCreationPolicy.ALWAYS || (policy == SagaCreationPolicy.IF_NONE_FOUND && !known);
    }

    private static <T> T newInstance(Class<T> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type + " needs to be public, with a public constructor without parameters", e);
        }
    }
}
