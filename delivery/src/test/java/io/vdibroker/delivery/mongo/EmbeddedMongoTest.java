package io.vdibroker.delivery.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedMongoTest {

    @TempDir
    Path directory;

    private volatile boolean hasRoom = true;

    @Test
    void keepsItsDocuments() {
        var id = UUID.randomUUID();
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            collection(client).insertOne(new Document("_id", id).append("n", 1));
        }
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            assertThat(collection(client).find(eq("_id", id)).first()).containsEntry("n", 1);
        }
    }

    @Test
    void answersNobodyElseOnThisMachineAndDoesNotRepeatWhatTheySayInTheLog(CapturedOutput output) {
        try (var server = open();
                var stranger = MongoClients.create(MongoClientSettings.builder(server.clientSettings())
                        .applicationName("a very long story")
                        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                        .build())) {
            // it is not even told that there is a server: the connection ends with its handshake
            assertThatExceptionOfType(MongoTimeoutException.class)
                    .isThrownBy(() -> collection(stranger).find().first());
            await().untilAsserted(() -> assertThat(output).contains("Another program of this machine"));
        }
        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
                .noneMatch(line -> line.contains("a very long story"));
        assertThat(output).doesNotContain("failed to handle");
    }

    @Test
    void goesOnInMemoryWhileThereIsNoRoomAndWritesAllWhenThereIs() throws Exception {
        hasRoom = false;
        var file = directory.resolve("views.mv");
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            var before = Files.size(file);
            for (var i = 0; i < 500; i++) {
                collection(client).insertOne(new Document("_id", i).append("text", "x".repeat(1000)));
            }
            server.commit();
            assertThat(Files.size(file)).isEqualTo(before);
            assertThat(collection(client).countDocuments()).isEqualTo(500);
            hasRoom = true;
        }
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            assertThat(collection(client).countDocuments()).isEqualTo(500);
        }
    }

    @Test
    void startsAnewOverTheFileOfAnOlderBroker() throws Exception {
        var file = directory.resolve("views.mv");
        try (var older = MVStore.open(file.toString())) {
            older.<String, Object>openMap("databases.views.test").put("old", new HashMap<>());
        }
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            assertThat(collection(client).countDocuments()).isZero();
            collection(client).insertOne(new Document("_id", "new"));
        }
        try (var server = open();
                var client = MongoClients.create(server.clientSettings());
                var files = Files.list(directory)) {
            assertThat(collection(client).countDocuments()).isEqualTo(1);
            assertThat(files).containsExactly(file);
        }
    }

    /** Java's serialization writes the names of classes. */
    @Test
    void keepsNothingAsJavaObjects() throws Exception {
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            collection(client).createIndex(new Document("n", 1), new IndexOptions().unique(true));
            collection(client).insertOne(new Document("_id", UUID.randomUUID()).append("n", List.of(1)));
            client.getDatabase("other").getCollection("test").insertOne(new Document("n", new Document("m", 1)));
        }
        assertThat(Files.readString(directory.resolve("views.mv"), StandardCharsets.ISO_8859_1))
                .contains("databases.other.test")
                .doesNotContain("de.bwaldvogel", "java.util");
    }

    /** Whatever is torn shows at the start, where the file can still be set aside, and not later. */
    @Test
    void startsWithAnyFile() throws Exception {
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            for (var i = 0; i < 2000; i++) {
                collection(client).insertOne(new Document("_id", i).append("text", "x".repeat(300)));
            }
        }
        var whole = Files.readAllBytes(directory.resolve("views.mv"));
        var random = new Random(17);
        for (var round = 0; round < 10; round++) {
            var torn = whole.clone();
            for (var tear = 0; tear < 1 + round; tear++) {
                var garbage = new byte[512];
                random.nextBytes(garbage);
                System.arraycopy(garbage, 0, torn, random.nextInt(torn.length - garbage.length), garbage.length);
            }
            Files.write(directory.resolve("views.mv"), torn);
            try (var server = open();
                    var client = MongoClients.create(server.clientSettings())) {
                var found = collection(client).find().into(new ArrayList<>());
                assertThat(found)
                        .as("an exact earlier state")
                        .extracting(document -> document.getInteger("_id"))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, found.size()).boxed().toList());
                collection(client).insertOne(new Document("_id", "new"));
            }
        }
    }

    /** Nothing tidies up when the store does not commit by itself, unless we do it. */
    @Test
    void doesNotGrowWithoutEnd() throws Exception {
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            var text = "x".repeat(2000);
            for (var i = 0; i < 6000; i++) {
                collection(client)
                        .updateOne(
                                eq("_id", i % 200),
                                set("n", i + text), // 12 MB in all, 400 kB at any time
                                new UpdateOptions().upsert(true));
                if (i % 6 == 0) {
                    server.commit();
                }
            }
            assertThat(Files.size(directory.resolve("views.mv"))).isLessThan(8 << 20);
        }
    }

    /** What stays is written between what is soon written again: nothing of that can be used before what stays is moved. */
    @Test
    void doesNotGrowWithoutEndWhileMuchIsWritten() throws Exception {
        var text = "x".repeat(300);
        var longText = "y".repeat(5_000);
        try (var server = open();
                var client = MongoClients.create(server.clientSettings())) {
            for (var commit = 0; commit < 200; commit++) {
                List<WriteModel<Document>> writes = new ArrayList<>();
                for (var n = 0; n < 50; n++) {
                    writes.add(new InsertOneModel<>(new Document("_id", commit * 50 + n).append("n", text)));
                }
                for (var n = 0; n < 200; n++) { // 1 MB at any time
                    writes.add(new UpdateOneModel<>(
                            eq("_id", "hot" + n), set("n", commit + longText), new UpdateOptions().upsert(true)));
                }
                collection(client).bulkWrite(writes);
                server.commit();
            }
            assertThat(Files.size(directory.resolve("views.mv"))).isLessThan(48 << 20);
        }
    }

    private EmbeddedMongo open() {
        return new EmbeddedMongo(directory.resolve("views.mv"), Duration.ofMillis(50), () -> hasRoom);
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("views").getCollection("test");
    }
}
