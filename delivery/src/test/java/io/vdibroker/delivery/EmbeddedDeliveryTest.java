package io.vdibroker.delivery;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.delivery.group.DeadLetters;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.delivery.metadata.MessageContext;
import io.vdibroker.delivery.saga.ParkedEvent;
import io.vdibroker.delivery.saga.ParkedEvents;
import io.vdibroker.delivery.sample.Impatience;
import io.vdibroker.delivery.sample.JobProjector;
import io.vdibroker.delivery.sample.JobSaga;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.Messages.JobCreated;
import io.vdibroker.delivery.sample.Messages.JobRenamed;
import io.vdibroker.delivery.sample.Messages.PrepareJob;
import io.vdibroker.delivery.sample.Messages.RenameJob;
import io.vdibroker.delivery.sample.OpenJobs;
import io.vdibroker.delivery.sample.SampleApplication;
import io.vdibroker.delivery.sample.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleApplication.class,
        properties = {"vdi.delivery.attempts=2", "vdi.delivery.snapshot-pool-after=10"})
@Import(Impatience.class)
class EmbeddedDeliveryTest {

    @TempDir
    static Path directory;

    @Autowired
    Commands commands;

    @Autowired
    CommandGateway gateway;

    @Autowired
    EventStore events;

    @Autowired
    MongoDatabase views;

    @Autowired
    Trouble trouble;

    @Autowired
    ParkedEvents parked;

    @Autowired
    DeadLetters letters;

    @Autowired
    ProcessorHealth health;

    @Autowired
    Progress progress;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @BeforeAll
    static void beSlowIfTheMachineIs() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void carriesACommandThroughSagaAndView() {
        create("job-1", "hello");

        await().untilAsserted(() -> assertThat(view("job-1"))
                .containsEntry("note", "hello")
                .containsEntry("finished", true)
                .containsEntry("told", "hello"));
        await().until(() -> health.healthy() && progress.hasPassed(OpenJobs.GROUP, progress.head()));
    }

    @Test
    void aSecondBeanOfAxonsDefaultsIsNowhere(@Autowired ApplicationContext context) {
        assertThat(context.getBeanDefinitionNames())
                .doesNotContain("defaultAxonXStream", "updateChecker", "usagePropertyProvider", "connectionProvider");
    }

    @Nested
    class CarriesMetadata {

        @Test
        void fromTheFirstCommandToTheLastEvent() {
            var operation = new OperationId(UUID.randomUUID());
            commands.as("user-7", "request-1").forOperation(operation).sendAndWait(new CreateJob("job-m", "m"));
            finished("job-m");

            var created = event("job-m", 0);
            var finished = event("job-m", 2);
            assertThat(List.of(created, finished)).allSatisfy(event -> assertThat(event.getMetaData())
                    .containsEntry(Metadata.ACTOR, "user-7")
                    .containsEntry(Metadata.CORRELATION_ID, "request-1")
                    .containsEntry(Metadata.OPERATION_ID, operation.value().toString()));
        }

        @Test
        void withTheEventThatEachCommandWasSentBecauseOf() {
            create("job-c", "c");
            finished("job-c");

            var created = event("job-c", 0);
            var prepared = event("job-c", 1);
            assertThat(created.getMetaData()).doesNotContainKey(Metadata.CAUSATION_ID);
            assertThat(prepared.getMetaData()).containsEntry(Metadata.CAUSATION_ID, created.getIdentifier());
            assertThat(event("job-c", 2).getMetaData()).containsEntry(Metadata.CAUSATION_ID, prepared.getIdentifier());
        }

        @Test
        void stampedByWhoeverHandlesTheCommand() {
            create("job-r", "r");
            var before = Instant.now();
            commands.as("system:test", "c")
                    .and(Metadata.RECEIVED_AT, "1999-01-01T00:00:00Z")
                    .sendAndWait(new RenameJob("job-r", "r2"));

            assertThat(events.readEvents("job-r").asStream())
                    .filteredOn(event -> event.getPayload() instanceof JobRenamed)
                    .first()
                    .satisfies(event -> assertThat(Instant.parse(((JobRenamed) event.getPayload()).receivedAt()))
                            .isBetween(before, Instant.now()));
        }

        @Test
        void ofTheContextThatAThreadRunsIn() {
            var row = new MessageContext(Map.of(Metadata.ACTOR, "system:worker", Metadata.CORRELATION_ID, "kept"));
            row.run(() -> gateway.sendAndWait(new CreateJob("job-w", "w")));

            assertThat(event("job-w", 0).getMetaData())
                    .containsEntry(Metadata.ACTOR, "system:worker")
                    .containsEntry(Metadata.CORRELATION_ID, "kept");
        }

        @Test
        void orSendsNothing() {
            assertThatThrownBy(() -> gateway.sendAndWait(new CreateJob("job-x", "x")))
                    .hasStackTraceContaining("CreateJob was sent without an actor");
        }
    }

    @Test
    void tellsTheSenderWhyACommandWasRefused() {
        var sender = commands.as("system:test", "c");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sender.sendAndWait(new CreateJob("job-no", "refuse")))
                .satisfies(refused -> assertThat(refused.details().code()).isEqualTo(RejectionCode.POOL_EXHAUSTED));
        assertThat(sender.send(new CreateJob("job-no", "refuse")))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .satisfies((ThrowingConsumer<Throwable>)
                        error -> assertThat(Refusals.detailsOf(error)).isPresent());
    }

    @Nested
    class WhenASagaFails {

        @Test
        void parksAStartAndWhatComesBehindItAndGoesOnWithTheRest() {
            trouble.make("create poison", () -> new IllegalStateException("password=hunter2 is wrong"));
            create("job-p", "poison");
            create("job-q", "fine");
            finished("job-q");

            await().untilAsserted(() -> assertThat(parkedOf("jobId=job-p"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.group()).isEqualTo(JobSaga.GROUP);
                        assertThat(event.failures()).isEqualTo(2);
                        assertThat(event.error()).isEqualTo(IllegalStateException.class.getName());
                        assertThat(event.message()).isEqualTo("password=*** is wrong");
                    }));
            commands.as("system:test", "c").sendAndWait(new PrepareJob("job-p"));
            await().untilAsserted(() -> assertThat(parkedOf("jobId=job-p"))
                    .extracting(ParkedEvent::waits)
                    .containsExactly(false, true));

            var id = parkedOf("jobId=job-p").get(0).id();
            assertThat(parked.resume(id))
                    .hasValueSatisfying(event -> assertThat(event.failures()).isEqualTo(3));
            trouble.heal("create poison");
            assertThat(parked.resume(id)).isEmpty();

            finished("job-p");
            assertThat(parkedOf("jobId=job-p")).isEmpty();
            await().until(() -> new SampleState(directory).count("SagaEntry") == 0);
        }

        @Test
        void parksAnEventOfARunningSaga() {
            trouble.make("prepare bad", () -> new IllegalArgumentException("bad"));
            create("job-b", "bad");

            await().untilAsserted(() -> assertThat(parked.list())
                    .singleElement()
                    .satisfies(event -> assertThat(event.eventType()).isEqualTo("JobPrepared")));
            trouble.heal("prepare bad");
            assertThat(parked.resume(parked.list().get(0).id())).isEmpty();
            finished("job-b");
            assertThat(parked.list()).isEmpty();
        }

        @Test
        void triesWithoutEndWhenItIsTheInfrastructure() {
            trouble.make("create infra", () -> new JdbcException("disk full", new RuntimeException()));
            create("job-i", "infra");

            await().until(() -> trouble.calls("create infra") > 3); // more than the attempts of an event
            assertThat(parked.list()).isEmpty();
            assertThat(health.group(JobSaga.GROUP).lastFailure())
                    .hasValueSatisfying(
                            failure -> assertThat(failure.infrastructure()).isTrue());
            trouble.heal("create infra");
            finished("job-i");
        }
    }

    @Test
    void putsWhatAProjectorCannotHandleAsideAndProjectsItLater() {
        trouble.make("view bad-view", () -> new IllegalStateException("bad"));
        create("job-v", "bad-view");
        create("job-u", "u");
        await().until(() -> view("job-u") != null);
        commands.as("system:test", "c").sendAndWait(new RenameJob("job-v", "renamed"));
        finished("job-u");

        await().untilAsserted(() -> assertThat(letters.counts().getOrDefault(JobProjector.GROUP, 0L))
                .isGreaterThan(1));
        assertThat(view("job-v")).isNull();
        trouble.heal("view bad-view");
        await().until(() -> letters.retry(JobProjector.GROUP) == 0);
        await().untilAsserted(() -> assertThat(view("job-v")).containsEntry("finished", true));
        assertThat(letters.counts()).isEmpty();
    }

    @Test
    void showsAListThatCannotGoOnAndTriesWithoutEnd() {
        trouble.make("list bad-list", () -> new IllegalStateException("bad"));
        create("job-l", "bad-list");

        await().until(() -> trouble.calls("list bad-list") > 2);
        await().until(() -> !health.group(OpenJobs.GROUP).healthy());
        assertThat(progress.hasPassed(OpenJobs.GROUP, progress.head())).isFalse();
        trouble.heal("list bad-list");
        await().until(() -> health.healthy() && progress.hasPassed(OpenJobs.GROUP, progress.head()));
    }

    @Test
    void takesSnapshotsBesideTheCommandsAndReadsThemBack(@Autowired Cache poolCache) {
        create("job-s", "s");
        for (var i = 0; i < 25; i++) {
            commands.as("system:test", "c").sendAndWait(new RenameJob("job-s", "s" + i));
        }
        await().until(() -> new SampleState(directory)
                        .ask("SELECT 1 FROM SnapshotEventEntry WHERE aggregateIdentifier = 'job-s'")
                        .size()
                == 1);
        poolCache.removeAll();
        commands.as("system:test", "c").sendAndWait(new CreateJob("job-s", "again")); // a repeat, absorbed by the state
        assertThat(events.readEvents("job-s").asStream())
                .filteredOn(event -> event.getPayload() instanceof JobCreated)
                .isEmpty(); // read from the snapshot on
    }

    private void create(String id, String note) {
        commands.as("system:test", "c").sendAndWait(new CreateJob(id, note));
    }

    private void finished(String id) {
        await().untilAsserted(() -> assertThat(events.readEvents(id).asStream())
                .anySatisfy(event ->
                        assertThat(event.getPayloadType().getSimpleName()).isEqualTo("JobFinished")));
    }

    private DomainEventMessage<?> event(String id, int sequence) {
        return events.readEvents(id, sequence).next();
    }

    private List<ParkedEvent> parkedOf(String sequence) {
        return parked.list().stream()
                .filter(event -> event.sequence().equals(sequence))
                .toList();
    }

    private @Nullable Document view(String id) {
        return views.getCollection(JobProjector.COLLECTION).find(eq("_id", id)).first();
    }
}
