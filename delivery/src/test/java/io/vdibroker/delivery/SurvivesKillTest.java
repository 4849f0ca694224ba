package io.vdibroker.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.group.DeadLetters;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.delivery.saga.ParkedEvents;
import io.vdibroker.delivery.sample.JobProjector;
import io.vdibroker.delivery.sample.JobSaga;
import io.vdibroker.delivery.sample.OpenJobs;
import io.vdibroker.delivery.sample.SampleApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Kills a real process at random moments, and then looks whether anything was lost, doubled or forgotten. */
class SurvivesKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(SurvivesKillTest.class);
    /** Three: at work, at work on what the first left behind, and in a start that rebuilds the views. */
    private static final int KILLS = Integer.getInteger("kills", 3);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    Path directory;

    @TempDir
    Path logs;

    @Test
    @Timeout(300)
    void losesNothingThatWasAcknowledgedAndSkipsNoSaga() throws Exception {
        for (var round = 0; round < KILLS; round++) {
            runAndKill(round);
            if (round == KILLS / 2) {
                Files.delete(directory.resolve("views.mv"));
            }
        }
        try (var broker = start()) {
            awaitDrained(broker);
            assertThat(acknowledged).as("seed %s", seed).isNotEmpty();
            assertEverythingHappenedOnce();
            assertViewsEqualEvents(broker);
        }
    }

    /** One kill in three falls into the start. */
    private void runAndKill(int round) throws Exception {
        try (var process = new BrokerProcess(directory, logs.resolve("process.log"))) {
            if (round % 3 == 2) {
                pause(Duration.ofMillis(300 + random.nextInt(3000)), process, round);
                return;
            }
            await().atMost(Duration.ofSeconds(40)).until(() -> process.isReady() || !process.isAlive());
            assertThat(process.isAlive())
                    .as(Files.readString(logs.resolve("process.log")))
                    .isTrue();
            pause(Duration.ofMillis(300 + random.nextInt(1000)), process, round);
            process.kill();
            acknowledged.addAll(process.acknowledged);
            assertThat(process.failed).isEmpty();
        }
    }

    /** Creates jobs until it is time to kill. */
    private static void pause(Duration duration, BrokerProcess process, int round) throws InterruptedException {
        var end = System.nanoTime() + duration.toNanos();
        for (var i = 0; System.nanoTime() < end; i++) {
            process.create("job-" + round + "-" + i, "note-" + round + "-" + i);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SampleApplication.class)
                .properties("vdi.data-dir=" + directory, "spring.main.banner-mode=off")
                .run();
    }

    private void awaitDrained(ConfigurableApplicationContext broker) {
        var progress = broker.getBean(Progress.class);
        var state = new SampleState(directory);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    var head = progress.head();
                    for (var group : List.of(JobSaga.GROUP, JobProjector.GROUP, OpenJobs.GROUP)) {
                        assertThat(progress.hasPassed(group, head))
                                .as("%s", broker.getBean(ProcessorHealth.class).groups())
                                .isTrue();
                    }
                    assertThat(progress.head()).isEqualTo(head);
                    assertThat(state.count("SagaEntry")).isZero();
                });
    }

    private void assertEverythingHappenedOnce() throws Exception {
        var state = new SampleState(directory);
        var events = state.events();
        var created = new ArrayList<String>();
        var counts = new HashMap<String, Integer>();
        for (var event : events) {
            counts.merge(event, 1, Integer::sum);
            var json = Document.parse(event.substring(event.indexOf(' ')));
            if (event.startsWith("JobCreated ")) {
                created.add(json.getString("jobId"));
            }
        }
        LOG.info("{} acknowledged of {} created jobs, {} events", acknowledged.size(), created.size(), events.size());
        assertThat(created).as("seed %s", seed).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(counts.values()).as("each event once, seed %s", seed).containsOnly(1);
        var expected = new ArrayList<String>();
        for (var job : created) {
            var note = job.replace("job", "note");
            expected.add("JobCreated {\"jobId\":\"%s\",\"note\":\"%s\"}".formatted(job, note));
            expected.add("TaskStarted {\"taskId\":\"%s-a\",\"jobId\":\"%s\"}".formatted(job, job));
            expected.add("JobPrepared {\"jobId\":\"%s\"}".formatted(job));
            expected.add("TaskStarted {\"taskId\":\"%s-b\",\"jobId\":\"%s\"}".formatted(job, job));
            // the note went through the saga's stored state
            expected.add("JobFinished {\"jobId\":\"%s\",\"note\":\"%s\"}".formatted(job, note));
        }
        assertThat(events).as("seed %s", seed).hasSameSizeAs(expected).containsAll(expected);
        assertThat(state.count("AssociationValueEntry")).as("orphans").isZero();
        assertThat(state.count("Parked")).isZero();
    }

    private void assertViewsEqualEvents(ConfigurableApplicationContext broker) throws Exception {
        var views = broker.getBean(MongoDatabase.class);
        var created = new SampleState(directory)
                .events().stream()
                        .filter(event -> event.startsWith("JobCreated "))
                        .map(event -> Document.parse(event.substring(event.indexOf(' ')))
                                .getString("jobId"))
                        .toList();
        var documents = views.getCollection(JobProjector.COLLECTION).find().into(new ArrayList<>());
        assertThat(documents).hasSameSizeAs(created);
        assertThat(documents).allSatisfy(document -> {
            var note = document.getString("_id").replace("job", "note");
            assertThat(document)
                    .containsEntry("note", note)
                    .containsEntry("told", note)
                    .containsEntry("finished", true);
        });
        assertThat(views.getCollection(OpenJobs.COLLECTION).find()).isEmpty();
        assertThat(broker.getBean(ParkedEvents.class).list()).isEmpty();
        assertThat(broker.getBean(DeadLetters.class).counts()).isEmpty();
    }
}
