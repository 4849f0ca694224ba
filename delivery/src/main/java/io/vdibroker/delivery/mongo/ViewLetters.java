package io.vdibroker.delivery.mongo;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;

/**
 * Leaves nothing behind a letter that went through. Axon looks for the next letter before it takes the last one away:
 * an event that
 * queues behind that one in between would be alone, and wait for another retry.
 */
class ViewLetters extends MongoSequencedDeadLetterQueue<EventMessage<?>> {

    private final Object queueing = new Object();

    ViewLetters(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    @Override
    public boolean enqueueIfPresent(
            Object sequenceIdentifier, Supplier<DeadLetter<? extends EventMessage<?>>> letterBuilder) {
        synchronized (queueing) {
            return super.enqueueIfPresent(sequenceIdentifier, letterBuilder);
        }
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> filter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        var sequence = new AtomicReference<String>();
        var wentThrough = super.process(
                letter -> {
                    var matches = filter.test(letter);
                    if (matches && letter instanceof MongoDeadLetter<?> first) {
                        sequence.set(first.sequenceIdentifier());
                    }
                    return matches;
                },
                task);
        var chosen = sequence.get();
        while (wentThrough && chosen != null && hasMore(chosen)) {
            wentThrough = super.process(letter -> isOf(letter, chosen), task);
        }
        return wentThrough;
    }

    /** Waits for who is queueing at this moment: whoever comes later finds that nothing is held up any more. */
    private boolean hasMore(String sequence) {
        synchronized (queueing) {
            return contains(sequence);
        }
    }

    private static boolean isOf(DeadLetter<?> letter, String sequence) {
        return letter instanceof MongoDeadLetter<?> of && sequence.equals(of.sequenceIdentifier());
    }
}
