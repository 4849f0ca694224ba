package io.vdibroker.delivery.group;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The events that projectors of views could not handle, and those that queue behind them. */
public final class DeadLetters {

    private final EventProcessingConfiguration processing;
    private final Map<String, SequencedDeadLetterQueue<EventMessage<?>>> queues = new ConcurrentHashMap<>();

    DeadLetters(EventProcessingConfiguration processing) {
        this.processing = processing;
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

    void register(String group, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        queues.put(group, queue);
    }
}
