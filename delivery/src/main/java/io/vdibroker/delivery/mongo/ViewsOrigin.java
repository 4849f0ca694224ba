package io.vdibroker.delivery.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.store.EventLog;
import io.vdibroker.delivery.store.Restorations;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the views were made from the events that we have. Views of another store would stay wrong, and a token
 * past the head would mean that nothing is ever projected again, silently; so they are dropped whole, and rebuilt.
 */
final class ViewsOrigin {

    private static final Logger LOG = LoggerFactory.getLogger(ViewsOrigin.class);
    private static final String COLLECTION = "_origin";

    private ViewsOrigin() {}

    static void verify(MongoDatabase views, TokenStore tokens, EventLog events, Restorations restorations) {
        var origin = views.getCollection(COLLECTION).find(eq("_id", "events")).first();
        if (origin != null && !events.identity().equals(origin.getString("identity"))) {
            drop(views, "belong to another event store");
        } else if (anyTokenPast(views, tokens, events.head())) {
            restorations.note(
                    RestoreReason.EVENTS_BEHIND_VIEWS,
                    null,
                    "the views were made from events that the history does not have");
            drop(views, "are ahead of the event store, which must have been replaced by an older one");
        }
        views.getCollection(COLLECTION)
                .replaceOne(
                        eq("_id", "events"),
                        new Document("_id", "events").append("identity", events.identity()),
                        new ReplaceOptions().upsert(true));
    }

    private static void drop(MongoDatabase views, String reason) {
        LOG.warn("The views {}: they are dropped and rebuilt from the events", reason);
        for (var name : views.listCollectionNames()) {
            if (!ViewTokens.COLLECTION.equals(name)) {
                views.getCollection(name).drop();
            }
        }
        // not dropped: it has been given its unique index by now
        views.getCollection(ViewTokens.COLLECTION).deleteMany(new Document());
    }

    private static boolean anyTokenPast(MongoDatabase views, TokenStore tokens, long head) {
        for (var entry : views.getCollection(ViewTokens.COLLECTION).find()) {
            var processor = entry.getString("processorName");
            if (!processor.startsWith("__")) { // the store's own configuration
                var token = tokens.fetchToken(processor, entry.getInteger("segment"));
                if (token != null && token.position().orElse(0) > head) {
                    return true;
                }
            }
        }
        return false;
    }
}
