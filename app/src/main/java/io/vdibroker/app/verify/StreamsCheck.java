package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@link Promise#COMPLETE}. */
final class StreamsCheck implements Check {

    private final Map<String, Long> lastOfStream = new HashMap<>();
    private long lastIndex;

    @Override
    public void see(StoredEvent event, Duration worked, Consumer<Finding> findings) {
        long expected = lastOfStream.getOrDefault(event.stream(), -1L) + 1;
        if (event.sequence() != expected) {
            found(
                    findings,
                    event,
                    "event " + event.sequence() + " of the stream follows where " + expected + " should");
        }
        if (event.payload() == null) {
            found(findings, event, "the event " + event.type() + " cannot be read");
        }
        if (event.index() != lastIndex + 1) {
            found(findings, event, "the events " + (lastIndex + 1) + " to " + (event.index() - 1) + " are missing");
        }
        lastOfStream.put(event.stream(), event.sequence());
        lastIndex = event.index();
    }

    private static void found(Consumer<Finding> findings, StoredEvent event, String text) {
        findings.accept(new Finding(Promise.COMPLETE, event.stream(), text, event.index()));
    }
}
