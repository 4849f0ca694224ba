package io.vdibroker.delivery;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.delivery.attention.Resumption;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.sample.Impatience;
import io.vdibroker.delivery.sample.JobProjector;
import io.vdibroker.delivery.sample.JobSaga;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.Messages.PrepareJob;
import io.vdibroker.delivery.sample.Messages.RenameJob;
import io.vdibroker.delivery.sample.OpenJobs;
import io.vdibroker.delivery.sample.SampleApplication;
import io.vdibroker.delivery.sample.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an administrator and a monitor see of events that do not get through. */
@SpringBootTest(classes = SampleApplication.class, properties = "vdi.delivery.attempts=2")
@Import(Impatience.class)
class AttentionTest {

    @TempDir
    static Path directory;

    @Autowired
    Commands commands;

    @Autowired
    MongoDatabase views;

    @Autowired
    Trouble trouble;

    @Autowired
    Attention attention;

    @Autowired
    @Qualifier("attentionHealthIndicator")
    HealthIndicator attentionOfMonitors;

    @Autowired
    @Qualifier("processorsHealthIndicator")
    HealthIndicator processors;

    @Autowired
    MeterBinder gauges;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @BeforeAll
    static void beSlowIfTheMachineIs() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @AfterEach
    void everythingGoesOn() {
        trouble.healAll();
        // a saga that goes on publishes events, and one that queues behind another just as that gets through is left
        // over
        await().until(() ->
                items().stream().allMatch(item -> attention.resume(item.id()) == Resumption.DONE) && items().isEmpty());
    }

    @Test
    void showsASagaThatIsHeldUpAndWhatWaitsBehind() {
        trouble.make("create stuck", () -> new IllegalStateException("password=hunter2 of \"anna\" is wrong"));
        create("job-1", "stuck");
        await().until(() -> items().size() == 1);
        commands.as("system:test", "c").sendAndWait(new PrepareJob("job-1"));
        await().until(() -> items().get(0).waiting() == 1);

        var item = items().get(0);
        assertThat(item.kind()).isEqualTo(AttentionKind.SAGA_EVENT);
        assertThat(item.group()).isEqualTo(JobSaga.GROUP);
        assertThat(item.eventType()).isEqualTo("JobCreated");
        assertThat(item.subject()).isEqualTo("job-1");
        assertThat(item.attempts()).isEqualTo(2);
        assertThat(item.cause()).isEqualTo("IllegalStateException: password=*** of \"***\" is wrong");

        assertThat(attention.resume(item.id())).isEqualTo(Resumption.FAILED);
        assertThat(items()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(item.id());
            assertThat(again.attempts()).isEqualTo(3);
        });
        trouble.healAll();
        assertThat(attention.resume(item.id())).isEqualTo(Resumption.DONE);
        assertThat(attention.resume(item.id())).isEqualTo(Resumption.UNKNOWN);
        assertThat(items()).isEmpty();
    }

    @Test
    void showsAViewThatIsHeldUpAndWhatWaitsBehind() {
        trouble.make("view blind", () -> new IllegalStateException("no eyes"));
        create("job-2", "blind");
        await().until(() -> items().size() == 1);
        commands.as("system:test", "c").sendAndWait(new RenameJob("job-2", "renamed"));
        await().until(() -> items().get(0).waiting() > 0);

        var item = items().get(0);
        assertThat(item.kind()).isEqualTo(AttentionKind.VIEW_EVENT);
        assertThat(item.group()).isEqualTo(JobProjector.GROUP);
        assertThat(item.eventType()).isEqualTo("JobCreated");
        assertThat(item.subject()).isEqualTo("job-2");
        assertThat(item.attempts()).isEqualTo(1);
        assertThat(item.cause()).isEqualTo("IllegalStateException: no eyes");

        assertThat(attention.resume(item.id())).isEqualTo(Resumption.FAILED);
        assertThat(items()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(item.id());
            assertThat(again.attempts()).isEqualTo(2);
        });
        trouble.healAll();
        assertThat(attention.resume(item.id())).isEqualTo(Resumption.DONE);
        assertThat(items()).isEmpty();
        assertThat(views.getCollection(JobProjector.COLLECTION)
                        .find(eq("_id", "job-2"))
                        .first())
                .containsEntry("note", "renamed");
    }

    @Test
    void keepsAViewEventWhoseDatabaseIsAwayWhileItIsResumed() {
        trouble.make("view away", () -> new IllegalStateException("bad"));
        create("job-3", "away");
        await().until(() -> items().size() == 1);
        var id = items().get(0).id();

        trouble.make("view away", () -> new MongoException("gone"));
        assertThat(attention.resume(id)).isEqualTo(Resumption.FAILED);

        assertThat(items()).extracting(AttentionItem::id).containsExactly(id);
        trouble.healAll();
        await().until(() -> attention.resume(id) == Resumption.DONE);
    }

    @Test
    void pagesThroughAll() {
        trouble.make("create many", () -> new IllegalStateException("bad"));
        trouble.make("view many", () -> new IllegalStateException("bad"));
        for (var job : List.of("job-4", "job-5", "job-6")) {
            create(job, "many");
        }
        await().until(() -> items().size() == 6);

        var first = attention.page(0, 4);
        var second = attention.page(1, 4);
        assertThat(first.total()).isEqualTo(6);
        assertThat(first.items()).hasSize(4).extracting(AttentionItem::kind).startsWith(AttentionKind.SAGA_EVENT);
        assertThat(second.items()).hasSize(2).extracting(AttentionItem::kind).containsOnly(AttentionKind.VIEW_EVENT);
        assertThat(first.items()).doesNotContainAnyElementsOf(second.items());
    }

    @Test
    void isNotResumedTwiceAtOnce() throws Exception {
        trouble.make("create twice", () -> new IllegalStateException("bad"));
        create("job-7", "twice");
        await().until(() -> items().size() == 1);
        var id = items().get(0).id();
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        trouble.make("create twice", () -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new IllegalStateException("bad");
        });

        var first = CompletableFuture.supplyAsync(() -> attention.resume(id));
        inside.await();
        assertThat(attention.resume(id)).isEqualTo(Resumption.UNDER_WAY);
        go.countDown();

        assertThat(first).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(Resumption.FAILED);
    }

    @Test
    void knowsNothingOfOtherIds() {
        assertThat(attention.resume(UUID.randomUUID())).isEqualTo(Resumption.UNKNOWN);
    }

    @Test
    void warnsMonitorsOfWhatIsHeldUp() {
        var registry = new SimpleMeterRegistry();
        gauges.bindTo(registry);
        assertThat(health(attentionOfMonitors).getStatus().getCode()).isEqualTo("UP");
        assertThat(registry.get("vdi.attention")
                        .tag("kind", "SAGA_EVENT")
                        .gauge()
                        .value())
                .isZero();

        trouble.make("create warn", () -> new IllegalStateException("bad"));
        create("job-8", "warn");
        await().until(() -> items().size() == 1);

        assertThat(health(attentionOfMonitors).getStatus().getCode()).isEqualTo("WARN");
        assertThat(health(attentionOfMonitors).getDetails())
                .containsEntry("sagaEvents", 1L)
                .containsEntry("viewEvents", 0L);
        assertThat(registry.get("vdi.attention")
                        .tag("kind", "SAGA_EVENT")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void warnsMonitorsOfAGroupThatCannotGoOn() {
        var registry = new SimpleMeterRegistry();
        gauges.bindTo(registry);
        await().until(() -> health(processors).getStatus().getCode().equals("UP"));

        trouble.make("list stop", () -> new IllegalStateException("bad"));
        create("job-9", "stop");

        await().untilAsserted(() -> {
            assertThat(health(processors).getStatus().getCode()).isEqualTo("WARN");
            assertThat(health(processors).getDetails().get(OpenJobs.GROUP))
                    .asString()
                    .startsWith("0 of 1 segments at work; last failure at ")
                    .endsWith("IllegalStateException");
            assertThat(registry.get("vdi.segments.idle").gauge().value()).isEqualTo(1);
        });
        assertThat(registry.get("vdi.groups.stopped").gauge().value()).isZero();
        trouble.healAll();
        await().until(() -> health(processors).getStatus().getCode().equals("UP"));
        await().until(() -> registry.get("vdi.events.behind").gauge().value() == 0);
        await().until(() -> registry.get("vdi.backlog").gauge().value() == 0);
    }

    private static Health health(HealthIndicator indicator) {
        return requireNonNull(indicator.health());
    }

    private List<AttentionItem> items() {
        return attention.page(0, 100).items();
    }

    private void create(String id, String note) {
        commands.as("system:test", "c").sendAndWait(new CreateJob(id, note));
    }
}
