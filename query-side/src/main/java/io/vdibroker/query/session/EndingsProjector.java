package io.vdibroker.query.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends the sessions of a locked account, and of a changed password, in the view, and tells the process of every end. */
@Component
@ProcessingGroup(SessionCollection.GROUP)
class EndingsProjector {

    private final SessionCollection views;
    private final ViewWrites writes;
    private final SessionEndings endings;

    EndingsProjector(SessionCollection views, ViewWrites writes, SessionEndings endings) {
        this.views = views;
        this.writes = writes;
        this.endings = endings;
    }

    @EventHandler
    void on(SessionEnded event) {
        writes.afterwards(() -> endings.ended(event.sessionId(), event.reason()));
    }

    @EventHandler
    void on(UserDeactivated event, @Timestamp Instant at) {
        writes.updateAll(
                views.sessions,
                and(eq("user", event.userId().value().toString()), exists("end", false)),
                put("end", SessionEnd.REVOKED),
                set("endedAt", at));
        writes.afterwards(() -> endings.ofAccount(event.userId()));
    }

    /** Whoever signed in before might know the old one only; the session that set the new one goes on. */
    @EventHandler
    void on(PasswordSet event, @Timestamp Instant at, @MetaDataValue(Metadata.SESSION_ID) @Nullable String by) {
        if (event.replacedRef() == null) {
            return;
        }
        writes.updateAll(
                views.sessions,
                and(
                        eq("user", event.userId().value().toString()),
                        exists("end", false),
                        lte("startedAt", at),
                        ne("_id", by)),
                put("end", SessionEnd.REVOKED),
                set("endedAt", at));
        writes.afterwards(() -> endings.ofAccount(event.userId()));
    }
}
