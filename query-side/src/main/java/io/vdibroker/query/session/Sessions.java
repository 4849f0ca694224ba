package io.vdibroker.query.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.delivery.group.Freshness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Whether sessions are over. */
@Component
public class Sessions {

    private final MongoCollection<Document> sessions;
    private final Freshness fresh;
    private final Clock clock;

    Sessions(SessionCollection views, Freshness fresh, Clock clock) {
        sessions = views.sessions;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** The sessions of the person that go on, the oldest first, with all that began before this call. */
    List<SessionId> openOf(UserId userId) {
        fresh.upTo(SessionCollection.GROUP);
        List<SessionId> open = new ArrayList<>();
        sessions.find(and(
                        eq("user", userId.value().toString()),
                        exists("startedAt"),
                        exists("end", false),
                        gt("expiresAt", Date.from(clock.instant()))))
                .sort(ascending("startedAt", "_id"))
                .forEach(session -> open.add(SessionId.of(session.getString("_id"))));
        return open;
    }

    /** Why the session ended; empty while it goes on, and for one that the view has not heard of yet. */
    public Optional<SessionEnd> knownEnd(SessionId sessionId) {
        return Optional.ofNullable(
                        sessions.find(eq("_id", sessionId.value().toString())).first())
                .map(session -> session.getString("end"))
                .map(SessionEnd::valueOf);
    }
}
