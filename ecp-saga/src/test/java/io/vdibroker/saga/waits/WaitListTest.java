package io.vdibroker.saga.waits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.vdibroker.api.Metadata;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.ExpireTicket;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.saga.time.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitListTest {
    private static final PoolId OTHER = new PoolId(new UUID(1, 2));
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));
    private static final TicketId TICKET = new TicketId(new UUID(6, 6));
    private static final UserId ANNA = new UserId(new UUID(7, 7));
    private static final UUID CAUSE = new UUID(0x4000L, 1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("lists");
    private final TestTime time = new TestTime();
    private final CopyOnWriteArrayList<Wait> sent = new CopyOnWriteArrayList<>();
    private Instant at = time.instant();
    private Holds holds = new Holds(database);
    private Waits waits = new Waits(database, holds);
    private @Nullable WaitList list;
    private @Nullable RuntimeException problem;

    private void begin() {
        if (list != null) {
            list.stop();
        }
        var clock = time.steady();
        list = new WaitList(waits, this::send, clock, time.alarms(clock), (group, action) -> action.run());
        list.start();
    }

    private void send(Wait wait) {
        if (problem != null) {
            throw problem;
        }
        sent.add(wait);
    }

    @AfterEach
    void close() {
        if (list != null) {
            list.stop();
        }
        client.close();
        server.shutdownNow();
    }

    private void on(Object event) {
        try {
            new AnnotationEventHandlerAdapter(new WaitsProjector(waits, holds))
                    .handle(new GenericEventMessage<>(
                            CAUSE.toString(), event, MetaData.with(Metadata.CORRELATION_ID, "c"), at));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void restart() {
        holds = new Holds(database);
        waits = new Waits(database, holds);
    }

    private void awaitSent(Object... commands) {
        await().untilAsserted(() -> assertThat(sent).extracting(Wait::command).containsExactly(commands));
    }

    private void queued() {
        on(new DesktopRequestQueued(
                POOL,
                TICKET,
                ANNA,
                new Entitled(EntitledKind.USER, ANNA.value()),
                time.instant().plus(TEN_MINUTES)));
    }

    private void paused() {
        on(new GrowthPaused(
                POOL, time.instant().plus(TEN_MINUTES), new Failure(FailureCode.NO_SPACE, "The data pool is full")));
    }

    @Test
    void resumesGrowthWhenThePauseIsOver() {
        begin();
        paused();
        time.pass(TEN_MINUTES.minusSeconds(1));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());

        time.pass(Duration.ofSeconds(1));

        awaitSent(new ResumeGrowth(POOL, ExpansionId.causedBy(CAUSE.toString()), time.instant()));
        await().untilAsserted(() -> assertThat(waits.size()).isZero());
        assertThat(sent.get(0).metadata())
                .containsEntry(Metadata.ACTOR, "system:waits")
                .containsEntry(Metadata.CORRELATION_ID, "c")
                .containsEntry(Metadata.CAUSATION_ID, CAUSE.toString());
    }

    @Test
    void doesNotResumeWhatWasResumed() {
        begin();
        paused();
        on(new GrowthResumed(POOL));
        time.pass(TEN_MINUTES);

        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());
    }

    @Test
    void expiresATicketThatNobodyAsksForAnyMore() {
        begin();
        queued();
        time.pass(TEN_MINUTES);

        awaitSent(new ExpireTicket(POOL, TICKET));
    }

    @Test
    void waitsLongerForATicketThatIsAskedForAgain() {
        begin();
        queued();
        time.pass(TEN_MINUTES.minusSeconds(1));
        on(new DesktopRequestAskedAgain(POOL, TICKET, time.instant().plus(TEN_MINUTES)));
        time.pass(Duration.ofSeconds(10));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());

        time.pass(TEN_MINUTES);

        awaitSent(new ExpireTicket(POOL, TICKET));
    }

    @Test
    void forgetsATicketThatWasServedOrHasEnded() {
        begin();
        queued();
        on(new DesktopAssigned(
                POOL, TICKET, ANNA, new MachineId(new UUID(2, 2)), AssignmentRule.NEXT_IN_QUEUE, 1, 0, 0));
        assertThat(waits.size()).isZero();
        queued();
        on(new DesktopRequestExpired(POOL, TICKET, ANNA));
        assertThat(waits.size()).isZero();
    }

    @Test
    void expiresNothingWhileTheControllerOfThePoolIsInTheWay() {
        on(created());
        begin();
        queued();
        paused();
        on(new ControllerBecameUnreachable(CONTROLLER, "no answer"));
        on(new ControllerPutInService(CONTROLLER));
        time.pass(TEN_MINUTES.multipliedBy(6));
        restart();
        begin();
        at = time.instant();
        on(new ControllerAnswersAgain(CONTROLLER));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());

        on(new ControllerServiceEnded(CONTROLLER));
        on(new ControllerServiceEnded(CONTROLLER)); // delivered again

        await().untilAsserted(() ->
                assertThat(sent).singleElement().extracting(Wait::command).isInstanceOf(ResumeGrowth.class));
        time.pass(TEN_MINUTES.minusSeconds(1));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).hasSize(1));
        time.pass(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(sent).hasSize(2));
    }

    @Test
    void waitsForTheControllersOfOtherPoolsOnlyThere() {
        on(created());
        on(new ControllerCredentialRejected(new ControllerId(new UUID(4, 4)), "401"));
        begin();
        queued();
        time.pass(TEN_MINUTES);

        awaitSent(new ExpireTicket(POOL, TICKET));
    }

    @Test
    void keepsATicketInTheQueueWhenSomebodySetsTheClockForward() {
        begin();
        queued();
        seen();
        time.set(Duration.ofHours(1));
        paused();
        on(new GrowthResumed(POOL)); // so that it looks
        time.pass(TEN_MINUTES.minusSeconds(1));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());

        time.pass(Duration.ofSeconds(1));

        awaitSent(new ExpireTicket(POOL, TICKET));
    }

    @Test
    void doesNotKeepGrowthPausedWhenSomebodySetsTheClockBack() {
        begin();
        paused();
        seen();
        var until = time.instant().plus(TEN_MINUTES);
        time.set(Duration.ofHours(-1));
        time.pass(TEN_MINUTES);

        awaitSent(new ResumeGrowth(POOL, ExpansionId.causedBy(CAUSE.toString()), until));
    }

    @Test
    void asksForTheEndOfATicketWhenThePoolsClockHasComeToItAgain() {
        begin();
        queued();
        seen();
        time.set(Duration.ofHours(-1));
        time.pass(TEN_MINUTES.plusMinutes(50));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(sent).isEmpty());

        time.pass(TEN_MINUTES);

        awaitSent(new ExpireTicket(POOL, TICKET));
    }

    /** The list has looked at what waits. */
    private void seen() {
        await().until(() -> time.waiting() > 0);
    }

    private static PoolCreated created() {
        return new PoolCreated(
                POOL,
                PoolType.STATIC,
                "desk",
                CONTROLLER,
                new UUID(5, 5),
                null,
                new PoolSettings(List.of(Protocol.SPICE), false, false, AfterDisconnect.NONE, 0),
                null,
                null,
                List.of());
    }

    @Test
    void repeatsWhatCouldNotBeTold() {
        begin();
        problem = new IllegalStateException("The store is away");
        paused();
        time.pass(TEN_MINUTES);
        await().during(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(waits.size()).isOne());

        problem = null;
        await().untilAsserted(() -> {
            time.pass(Duration.ofSeconds(5));
            assertThat(sent).hasSize(1);
        });
    }

    @Test
    void knowsAfterARestartWhatItWaitsFor() {
        queued();
        paused();
        restart();
        assertThat(waits.size()).isEqualTo(2);
        begin();
        time.pass(TEN_MINUTES);

        await().untilAsserted(() -> assertThat(sent).hasSize(2));
    }

    /** Its end cannot be written down: the disk is full for a moment. */
    @Test
    void looksAgainAfterTheEndOfAWaitCouldNotBeWritten() {
        var fails = new AtomicInteger(1);
        waits = new Waits(database, holds) {
            @Override
            synchronized void ended(Wait wait) {
                if (fails.getAndDecrement() > 0) {
                    throw new IllegalStateException("the disk is full");
                }
                super.ended(wait);
            }
        };
        begin();
        paused();
        on(new GrowthPaused(
                OTHER, time.instant().plus(Duration.ofMinutes(20)), new Failure(FailureCode.NO_SPACE, "full")));
        time.pass(TEN_MINUTES);
        await().untilAsserted(() -> assertThat(fails).hasNonPositiveValue());
        assertThat(sent).extracting(Wait::poolId).containsOnly(POOL);
        await().untilAsserted(() -> {
            time.pass(Duration.ofMinutes(1));
            assertThat(sent).extracting(Wait::poolId).contains(OTHER);
        });
    }

    /** Somebody sets the clock back by an hour, and right again ten minutes later. */
    @Test
    void expiresATicketInTimeAfterTheClockIsRightAgain() {
        begin();
        queued();
        await().until(() -> time.waiting() > 0);
        time.set(Duration.ofHours(-1));
        time.pass(TEN_MINUTES);
        await().until(() -> time.waiting() > 0);
        time.set(Duration.ofHours(1));
        var minutes = new AtomicInteger();
        await().untilAsserted(() -> {
            time.pass(Duration.ofMinutes(1));
            minutes.incrementAndGet();
            assertThat(sent).extracting(Wait::command).containsExactly(new ExpireTicket(POOL, TICKET));
        });
        assertThat(minutes)
                .as("and not when the wrong clock would have come to it")
                .hasValueLessThan(50);
    }
}
