package io.vdibroker.delivery.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.store.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsOriginTest {

    @TempDir
    Path directory;

    private EmbeddedMongo server;
    private MongoClient client;
    private ViewTokens tokens;
    private MongoDatabase views;

    @BeforeEach
    void projectSeven() {
        server = new EmbeddedMongo(directory.resolve("views.mv"), Duration.ofMillis(100), () -> true);
        client = MongoClients.create(server.clientSettings());
        tokens = new ViewTokens(client, JsonDelivery.serializer());
        views = client.getDatabase(ViewTokens.DATABASE);
        verify("store-1", 0);
        views.getCollection("jobs").insertOne(new Document("_id", 1));
        tokens.tokens().initializeTokenSegments("view-x", 1, GapAwareTrackingToken.newInstance(7, Set.of()));
        tokens.tokens().retrieveStorageIdentifier();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void keepsViewsOfTheEventsThatAreThere() {
        verify("store-1", 7);

        assertThat(views.getCollection("jobs").countDocuments()).isEqualTo(1);
        assertThat(tokens.tokens().fetchSegments("view-x")).hasSize(1);
    }

    @Test
    void dropsThemWhenTheirEventsAreGone() {
        verify("store-1", 6);

        assertDropped();
    }

    @Test
    void dropsThemWhenTheyAreOfAnotherStoreThatHasAsManyEvents() {
        verify("store-2", 100);

        assertDropped();
        tokens.tokens().initializeTokenSegments("view-x", 1, null);
        verify("store-2", 100);
        assertThat(tokens.tokens().fetchSegments("view-x")).hasSize(1);
    }

    private void assertDropped() {
        assertThat(views.getCollection("jobs").countDocuments()).isZero();
        assertThat(tokens.tokens().fetchSegments("view-x")).isEmpty();
    }

    private void verify(String identity, long head) {
        ViewsOrigin.verify(views, tokens.tokens(), new EventLog() {
            @Override
            public long head() {
                return head;
            }

            @Override
            public String identity() {
                return identity;
            }
        });
    }
}
