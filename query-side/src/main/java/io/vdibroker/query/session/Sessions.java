package io.vdibroker.query.session;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Whether sessions are over. */
@Component
public class Sessions {

    private final MongoCollection<Document> sessions;

    Sessions(SessionCollection views) {
        sessions = views.sessions;
    }

    /** Why the session ended; empty while it goes on, and for one that the view has not heard of yet. */
    public Optional<SessionEnd> knownEnd(SessionId sessionId) {
        return Optional.ofNullable(
                        sessions.find(eq("_id", sessionId.value().toString())).first())
                .map(session -> session.getString("end"))
                .map(SessionEnd::valueOf);
    }
}
