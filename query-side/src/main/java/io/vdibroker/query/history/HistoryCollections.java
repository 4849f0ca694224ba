package io.vdibroker.query.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The documents of the history. All is found by {@code _id}, because nothing else is indexed on the embedded server: an
 * event by its position; the positions of a subject in chunks, each a document of bounded size.
 */
@Component
class HistoryCollections {

    static final String GROUP = "view-history-v2";

    /** By position in the event store. */
    final MongoCollection<Document> events;

    /** By subject, event type or chain, first and last chunk; {@link #HEAD} holds the last position. */
    final MongoCollection<Document> keys;

    /** By subject, event type or chain, and chunk: the positions in it. */
    final MongoCollection<Document> chunks;

    /** By subject, what it was last called; kept when it is gone. People are not among them. */
    final MongoCollection<Document> names;

    static final String HEAD = "head";

    private static final int CHUNK = 1000;

    HistoryCollections(MongoDatabase views) {
        events = views.getCollection("history_v2");
        keys = views.getCollection("history_keys_v2");
        chunks = views.getCollection("history_chunks_v2");
        names = views.getCollection("history_names_v2");
    }

    static long chunkOf(long position) {
        return position / CHUNK;
    }

    static long firstOf(long chunk) {
        return chunk * CHUNK;
    }

    static String chunkId(String key, long chunk) {
        return key + "|" + chunk;
    }

    static String typeKey(String type) {
        return "type/" + type;
    }

    static String chainKey(String correlationId) {
        return "correlation/" + correlationId;
    }
}
