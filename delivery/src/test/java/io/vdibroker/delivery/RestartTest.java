package io.vdibroker.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.sample.JobProjector;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.SampleApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a start makes of the files that it finds. */
class RestartTest {

    @TempDir
    Path directory;

    @Test
    void rebuildsViewsThatWereDeletedOrBrokenAndDropsThoseOfOtherEvents() throws Exception {
        try (var broker = start()) {
            for (var i = 0; i < 5; i++) {
                broker.getBean(Commands.class).as("system:test", "c").sendAndWait(new CreateJob("job-" + i, "n"));
            }
            awaitJobs(broker, 5);
            assertOwnerOnly("events.db");
            assertOwnerOnly("events.db-wal");
            assertOwnerOnly("views.mv");
        }

        Files.delete(directory.resolve("views.mv"));
        try (var broker = start()) {
            awaitJobs(broker, 5);
        }

        var garbage = new byte[50_000];
        Arrays.fill(garbage, (byte) 'x');
        Files.write(directory.resolve("views.mv"), garbage);
        try (var broker = start()) {
            awaitJobs(broker, 5);
            try (var aside = Files.newDirectoryStream(directory, "views.mv.corrupt-*")) {
                assertThat(aside).hasSize(1);
            }
        }

        for (var name : new String[] {"events.db", "events.db-wal", "events.db-shm", "secrets.db", "secrets.db-wal"}) {
            Files.deleteIfExists(directory.resolve(name));
        }
        assertThatThrownBy(this::start).hasStackTraceContaining("Both databases are missing");
        Files.delete(directory.resolve("head")); // now it is a new one
        try (var broker = start()) {
            assertThat(jobs(broker)).isZero();
            broker.getBean(Commands.class).as("system:test", "c").sendAndWait(new CreateJob("new", "n"));
            awaitJobs(broker, 1);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SampleApplication.class)
                .properties("vdi.data-dir=" + directory, "spring.main.banner-mode=off")
                .run();
    }

    private static void awaitJobs(ConfigurableApplicationContext broker, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> jobs(broker) == count);
    }

    private static long jobs(ConfigurableApplicationContext broker) {
        return broker.getBean(MongoDatabase.class)
                .getCollection(JobProjector.COLLECTION)
                .countDocuments(new Document("finished", true));
    }

    private void assertOwnerOnly(String name) throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                .as(name)
                .isEqualTo("rw-------");
    }
}
