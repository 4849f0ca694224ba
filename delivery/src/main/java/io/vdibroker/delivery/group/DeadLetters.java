package io.vdibroker.delivery.group;

import com.mongodb.client.MongoIterable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The events that projectors of views could not handle, and those that queue behind them. */
public final class DeadLetters {

    private static final String FAILURES = "failures";

    private final EventProcessingConfiguration processing;
    private final Predicate<String> held;
    private final Map<String, SequencedDeadLetterQueue<EventMessage<?>>> queues = new ConcurrentSkipListMap<>();

    DeadLetters(EventProcessingConfiguration processing, Predicate<String> held) {
        this.processing = processing;
        this.held = held;
    }

    /** How a retry of one event ended. */
    public enum Retry {
        /** It and all behind it were projected. */
        DONE,

        /** It, or one behind it, failed again. */
        FAILED,

        /** There is no such event, or somebody else is at it. */
        NONE
    }

    /** How many letters each group has; groups without any are left out. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        queues.forEach((group, queue) -> {
            var size = queue.size();
            if (size > 0) {
                counts.put(group, size);
            }
        });
        return counts;
    }

    /** How many parts of views are held up. */
    public long heldUpCount() {
        return queues.values().stream()
                .mapToLong(SequencedDeadLetterQueue::amountOfSequences)
                .sum();
    }

    /** What holds views up, by group. Each is read only when it is asked for; empty if it is no more. */
    public Stream<Supplier<Optional<HeldUpView>>> heldUp() {
        return queues.entrySet().stream().flatMap(entry -> heldUp(entry.getKey(), entry.getValue()));
    }

    /** Drops all letters of a group, whose view has been made anew from all events. */
    public void clear(String group) {
        var queue = queues.get(group);
        if (queue != null) {
            queue.clear();
        }
    }

    /** Projects all letters of a group again, in order; those that fail again stay. Returns how many are left. */
    public long retry(String group) {
        var queue = queues.get(group);
        if (queue == null) {
            return 0;
        }
        processing.sequencedDeadLetterProcessor(group).ifPresent(processor -> {
            // a sequence that fails again is left out of the next round by the time of its last try
            var most = queue.amountOfSequences();
            for (var i = 0L; i < most && processor.processAny(); i++) {}
        });
        return queue.size();
    }

    /** Projects one event that holds a view up again, chosen by its group and identifier, and then those behind it. */
    public Retry retry(BiPredicate<String, String> chosen) {
        for (var group : queues.keySet()) {
            if (held.test(group)) {
                continue; // its view is being compared with all events, and what is held up will be dropped
            }
            var found = new AtomicBoolean();
            var done = processing
                    .sequencedDeadLetterProcessor(group)
                    .map(processor -> processor.process(letter -> {
                        var matches = chosen.test(group, letter.message().getIdentifier());
                        found.compareAndSet(false, matches);
                        return matches;
                    }))
                    .orElse(false);
            if (found.get()) {
                return done ? Retry.DONE : Retry.FAILED;
            }
        }
        return Retry.NONE;
    }

    void register(String group, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        queues.put(group, queue);
    }

    /** Keeps the event for later, and counts how often it has failed. */
    static EnqueueDecision<EventMessage<?>> keep(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        return Decisions.enqueue(
                cause, failed -> failed.diagnostics().and(FAILURES, Integer.toString(failures(failed) + 1)));
    }

    private static Stream<Supplier<Optional<HeldUpView>>> heldUp(
            String group, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        return StreamSupport.stream(queue.deadLetters().spliterator(), false)
                .map(sequence -> () -> heldUp(group, queue, sequence));
    }

    private static Optional<HeldUpView> heldUp(
            String group,
            SequencedDeadLetterQueue<EventMessage<?>> queue,
            Iterable<DeadLetter<? extends EventMessage<?>>> sequence) {
        var first = ((MongoIterable<DeadLetter<? extends EventMessage<?>>>) sequence).first(); // and closes its cursor
        return first instanceof MongoDeadLetter<?> letter
                ? Optional.of(heldUp(group, letter, queue.sequenceSize(letter.sequenceIdentifier()) - 1))
                : Optional.empty(); // retried a moment ago
    }

    private static HeldUpView heldUp(String group, MongoDeadLetter<?> letter, long waiting) {
        var event = letter.message();
        return new HeldUpView(
                group,
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                event instanceof DomainEventMessage<?> of ? of.getAggregateIdentifier() : null,
                letter.enqueuedAt(),
                failures(letter),
                letter.cause().map(Cause::type).orElse(null),
                letter.cause().map(Cause::message).orElse(null),
                waiting);
    }

    private static int failures(DeadLetter<?> letter) {
        return Integer.parseInt((String) letter.diagnostics().getOrDefault(FAILURES, "0"));
    }
}
