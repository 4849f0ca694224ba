package io.vdibroker.query.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per session, kept for a month after its time. */
@Component
class SessionCollection {

    static final String GROUP = "view-sessions-v1";

    final MongoCollection<Document> sessions;

    SessionCollection(MongoDatabase views) {
        sessions = views.getCollection("sessions_v1");
        sessions.createIndex(Indexes.ascending("expiresAt"));
        sessions.createIndex(Indexes.ascending("user"));
    }
}
