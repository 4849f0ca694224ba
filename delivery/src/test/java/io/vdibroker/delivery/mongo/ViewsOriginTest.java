package io.vdibroker.delivery.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.store.EventLog;
import io.vdibroker.delivery.store.Restoration;
import io.vdibroker.delivery.store.Restorations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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
    private final List<RestoreReason> noted = new ArrayList<>();

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
        assertThat(noted).containsExactly(RestoreReason.EVENTS_BEHIND_VIEWS);
    }

    @Test
    void dropsThemWhenTheyAreOfAnotherStoreThatHasAsManyEvents() {
        verify("store-2", 100);

        assertDropped();
        assertThat(noted).as("that is for the mark to say").isEmpty();
        tokens.tokens().initializeTokenSegments("view-x", 1, null);
        verify("store-2", 100);
        assertThat(tokens.tokens().fetchSegments("view-x")).hasSize(1);
    }

    private void assertDropped() {
        assertThat(views.getCollection("jobs").countDocuments()).isZero();
        assertThat(tokens.tokens().fetchSegments("view-x")).isEmpty();
    }

    private void verify(String identity, long head) {
        ViewsOrigin.verify(
                views,
                tokens.tokens(),
                new EventLog() {
                    @Override
                    public long head() {
                        return head;
                    }

                    @Override
                    public String identity() {
                        return identity;
                    }
                },
                new Restorations() {
                    @Override
                    public void note(RestoreReason reason, @Nullable Long known, String detail) {
                        noted.add(reason);
                    }

                    @Override
                    public List<Restoration> open() {
                        return List.of();
                    }

                    @Override
                    public void recorded(UUID id) {}

                    @Override
                    public List<Restoration> unconfirmed() {
                        return List.of();
                    }

                    @Override
                    public void confirmed() {}
                });
    }
}
