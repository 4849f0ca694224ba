package io.vdibroker.query.session;

import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps which devices are signed in, and which are not any more. */
@Component
@ProcessingGroup(SessionCollection.GROUP)
class SessionProjector {

    private final SessionCollection views;
    private final ViewWrites writes;

    SessionProjector(SessionCollection views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at) {
        writes.upsert(
                views.sessions,
                event.sessionId().value().toString(),
                put("user", event.userId().value()),
                put("kind", event.kind()),
                put("clientVersion", event.clientVersion()),
                set("startedAt", at),
                set("expiresAt", event.expiresAt()));
    }

    @EventHandler
    void on(SessionEnded event, @Timestamp Instant at) {
        writes.upsert(
                views.sessions,
                event.sessionId().value().toString(),
                put("user", event.userId().value()),
                put("end", event.reason()),
                set("endedAt", at));
    }
}
