package io.vdibroker.command.person;

import io.vdibroker.api.Metadata;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What the command that began a stream recorded in it, by which a repeat is known however the subject was changed
 * since.
 *
 * @param events the payloads
 */
record FirstCommand(List<Object> events) {

    /** Reads it: each request has a chain of its own, and so has each event that follows of something. */
    static FirstCommand of(EventStore store, String streamKey) {
        var stored = store.readEvents(streamKey);
        List<Object> events = new ArrayList<>();
        var chain = stored.hasNext() ? chain(stored.peek()) : "";
        while (stored.hasNext() && chain(stored.peek()).equals(chain)) {
            events.add(stored.next().getPayload());
        }
        return new FirstCommand(List.copyOf(events));
    }

    private static Object chain(DomainEventMessage<?> event) {
        return event.getMetaData().getOrDefault(Metadata.CORRELATION_ID, event.getIdentifier());
    }

    /** The events of a type. */
    <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
