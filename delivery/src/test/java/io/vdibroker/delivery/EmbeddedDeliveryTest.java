package io.vdibroker.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.sample.JobProjector;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.SampleApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SampleApplication.class)
class EmbeddedDeliveryTest {

    @TempDir
    static Path directory;

    @Autowired
    Commands commands;

    @Autowired
    MongoDatabase views;

    @Autowired
    ProcessorHealth health;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @Test
    void carriesACommandThroughSagaAndView() {
        commands.as("system:test", "c1").sendAndWait(new CreateJob("job-1", "hello"));

        await().untilAsserted(() -> assertThat(
                        views.getCollection(JobProjector.COLLECTION).find().first())
                .containsEntry("_id", "job-1")
                .containsEntry("finished", true)
                .containsEntry("told", "hello"));
        await().untilAsserted(() -> assertThat(health.healthy()).isTrue());
    }
}
