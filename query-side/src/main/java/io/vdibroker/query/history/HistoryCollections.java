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

    static final String GROUP = "view-history-v1";

    /** By position in the event store. */
    final MongoCollection<Document> events;

    /** By subject or event type, first and last chunk; {@link #HEAD} holds the last position. */
    final MongoCollection<Document> keys;

    /** By subject or event type and chunk, the positions in it. */
    final MongoCollection<Document> chunks;

    static final String HEAD = "head";

    private static final int CHUNK = 1000;

    HistoryCollections(MongoDatabase views) {
        events = views.getCollection("history_v1");
        keys = views.getCollection("history_keys_v1");
        chunks = views.getCollection("history_chunks_v1");
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
}
