package io.vdibroker.saga.worker;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.saga.ecp.DomainAccount;
import io.vdibroker.saga.ecp.Overlay;
import io.vdibroker.saga.time.TestTime;
import io.vdibroker.secrets.DomainCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The worker between aggregates and an ECP that are in the test's hands. */
final class Bench implements AutoCloseable {
    static final WorkerProperties PROPERTIES = new WorkerProperties(
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofSeconds(30));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestTime time = new TestTime();
    final FakeEcp ecp = new FakeEcp();
    final FakeAggregates aggregates = new FakeAggregates(time, this::project);
    private volatile Overlay overlay = Overlay.NONE;
    EcpLimits limits = new EcpLimits(1, 4, 20, 40, 20, 10);
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final List<EventMessage<?>> store = new ArrayList<>();
    private int databases;
    private MongoDatabase database = client.getDatabase("lists0");
    private WorkerList list = new WorkerList(database);
    private List<AnnotationEventHandlerAdapter> projectors = projectors(list);
    private @Nullable Runnable gate;
    private @Nullable Worker worker;

    /** The worker runs, and its list has come far enough. */
    Bench begin() {
        launch();
        openGate();
        return this;
    }

    void launch() {
        var works = new StepWorks(
                join -> new DomainAccount(join.domain(), new DomainCredentials("joiner", "secret"), null));
        var clock = time.steady();
        var started = new Worker(
                new Worker.Tools(
                        list, works, ecp, id -> overlay, aggregates, limits, PROPERTIES, clock, time.alarms(clock)),
                (group, action) -> gate = action);
        started.start();
        worker = started;
    }

    void openGate() {
        if (gate != null) {
            gate.run();
        }
    }

    void kill() {
        if (worker != null) {
            worker.stop();
            worker = null;
        }
    }

    /** The same list, read by another process. */
    void startAgain() {
        kill();
        list = new WorkerList(database);
        projectors = projectors(list);
        begin();
    }

    /** The list was lost, and is made from the events. */
    void rebuild() {
        kill();
        database = client.getDatabase("lists" + ++databases);
        list = new WorkerList(database);
        projectors = projectors(list);
        List.copyOf(store).forEach(this::handle);
    }

    /** From now on this is recorded to be in the way. */
    void overlay(Overlay now) {
        overlay = now;
        if (worker != null) {
            worker.overlaid(FakeAggregates.CONTROLLER);
        }
    }

    void heard() {
        if (worker != null) {
            worker.heard(FakeAggregates.CONTROLLER);
        }
    }

    WorkerList list() {
        return list;
    }

    MongoDatabase database() {
        return database;
    }

    /** All events once more. */
    void deliverAgain() {
        List.copyOf(store).forEach(this::handle);
    }

    /** The list hears of it after all. */
    void deliverCancel(ExpansionId id) {
        project(new ExpansionCancelRequested(id, FakeAggregates.POOL));
    }

    private synchronized void project(Object event) {
        var message = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(store.size()),
                new GenericEventMessage<>(
                        UUID.randomUUID().toString(), event, MetaData.emptyInstance(), time.instant()));
        store.add(message);
        handle(message);
    }

    private void handle(EventMessage<?> message) {
        for (var projector : projectors) {
            try {
                projector.handle(message);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<AnnotationEventHandlerAdapter> projectors(WorkerList list) {
        return List.of(
                new AnnotationEventHandlerAdapter(new MachineStepsProjector(list)),
                new AnnotationEventHandlerAdapter(new ExpansionStepsProjector(list)),
                new AnnotationEventHandlerAdapter(new PoolStepsProjector(list)));
    }

    /** Until it is so; the clock stands still. */
    void awaitThat(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(condition::getAsBoolean);
    }

    /** Until it is so, while time passes second by second, and never while the worker is at work. */
    void passUntil(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            var idle = isIdle(); // before the question: what happened until then is seen
            if (condition.getAsBoolean()) {
                return true;
            }
            if (idle) {
                time.pass(Duration.ofSeconds(1));
            }
            return false;
        });
    }

    private boolean isIdle() {
        return worker == null || worker.atWork() <= ecp.hanging();
    }

    /** Lets the worker's threads do what they can while the clock stands still. */
    void giveWay() {
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
    }

    /** Lets that much time pass in steps, and gives the worker the chance to use each of them. */
    void pass(Duration duration) {
        var end = time.instant().plus(duration);
        var step = duration.toMinutes() > 1 ? Duration.ofSeconds(10) : Duration.ofSeconds(1);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            if (!isIdle()) {
                return false;
            }
            if (!time.instant().plus(step).isAfter(end)) {
                time.pass(step);
                return false;
            }
            return true;
        });
    }

    static UUID uuid(int number) {
        return new UUID(9, number);
    }

    @Override
    public void close() {
        ecp.answerInTime();
        kill();
        client.close();
        server.shutdownNow();
    }
}
