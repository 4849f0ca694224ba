package io.vdibroker.delivery.mongo;

import com.mongodb.client.MongoClient;
import io.vdibroker.delivery.store.SqliteStores;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/** What Axon keeps beside the views, in the same database, so that views and tokens are lost and restored together. */
public final class ViewTokens {

    static final String DATABASE = "views";
    static final String COLLECTION = "_tokens";
    private static final String DEAD_LETTERS = "_deadLetters";
    private static final int MOST_LETTERS = 100_000;

    private final MongoTemplate template;
    private final Serializer serializer;
    private final TokenStore tokens;

    ViewTokens(MongoClient client, Serializer serializer) {
        this.serializer = serializer;
        template = DefaultMongoTemplate.builder()
                .mongoDatabase(client, DATABASE)
                .trackingTokensCollectionName(COLLECTION)
                .deadLetterCollectionName(DEAD_LETTERS)
                .build();
        tokens = MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(serializer)
                .nodeId(SqliteStores.NODE_ID)
                .claimTimeout(SqliteStores.CLAIM_TIMEOUT)
                .build();
    }

    /** The tokens of all groups that write views or lists. */
    public TokenStore tokens() {
        return tokens;
    }

    /** The events that a group of projectors could not handle, and those behind them. */
    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String group) {
        return new ViewLetters(letters(group));
    }

    MongoSequencedDeadLetterQueue.Builder<EventMessage<?>> letters(String group) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .mongoTemplate(template)
                .serializer(serializer)
                .maxSequences(MOST_LETTERS)
                .maxSequenceSize(MOST_LETTERS);
    }
}
