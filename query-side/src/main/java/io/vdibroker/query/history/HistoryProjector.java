package io.vdibroker.query.history;

import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.refusal.event.SignInFailed;
import io.vdibroker.query.store.ViewWrites;
import java.util.ArrayList;
import java.util.Date;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Keeps every event as it is stored, where to find those of each subject and chain, and what subjects are called. */
@Component
@ProcessingGroup(HistoryCollections.GROUP)
class HistoryProjector {

    private final HistoryCollections views;
    private final ViewWrites writes;
    private final Serializer serializer;

    HistoryProjector(HistoryCollections views, ViewWrites writes, @Qualifier("eventSerializer") Serializer serializer) {
        this.views = views;
        this.writes = writes;
        this.serializer = serializer;
    }

    @EventHandler
    void on(Object payload, EventMessage<?> event, TrackingToken token) {
        var position = token.position().orElseThrow();
        var type = event.getPayloadType().getSimpleName();
        var subjects = Subjects.of(event);
        writes.upsert(
                views.events,
                position,
                set("event", event.getIdentifier()),
                set("at", Date.from(event.getTimestamp())),
                set("type", type),
                set("subjects", subjects),
                put("actor", actor(event)),
                put("address", text(event, Metadata.ADDRESS_SEALED)),
                put("from", addressIn(payload)),
                put("correlation", text(event, Metadata.CORRELATION_ID)),
                put("causation", text(event, Metadata.CAUSATION_ID)),
                put("operation", text(event, Metadata.OPERATION_ID)),
                set("payload", event.serializePayload(serializer, String.class).getData()));
        var keys = new ArrayList<>(subjects);
        keys.add(HistoryCollections.typeKey(type));
        Subjects.ofActor(event).filter(actor -> !subjects.contains(actor)).ifPresent(keys::add);
        var chain = text(event, Metadata.CORRELATION_ID);
        if (chain != null) {
            keys.add(HistoryCollections.chainKey(chain));
        }
        writes.gather(Places.class, Places::new, places -> places.note(keys, position), it -> it.send(views, writes));
        GivenNames.in(payload).forEach((subject, name) -> writes.upsert(views.names, subject, set("name", name)));
        // readers go as far as the head says, so it moves when all before it can be read
        writes.whenSent(
                HistoryCollections.HEAD,
                () -> writes.upsert(views.keys, HistoryCollections.HEAD, set("last", position)));
    }

    /** A part of the system records what somebody was refused, but it was they who wanted it. */
    private static @Nullable String actor(EventMessage<?> event) {
        return event.getPayload() instanceof CommandRefused refused
                ? refused.userId().value().toString()
                : text(event, Metadata.ACTOR);
    }

    private static @Nullable Sealed addressIn(Object payload) {
        if (payload instanceof CommandRefused refused) {
            return refused.address();
        }
        return payload instanceof SignInFailed failed ? failed.address() : null;
    }

    private static @Nullable String text(EventMessage<?> event, String key) {
        return event.getMetaData().get(key) instanceof String value ? value : null;
    }
}
