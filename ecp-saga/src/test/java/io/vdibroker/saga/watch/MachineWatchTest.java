package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.api.controller.query.WatchController;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.command.ReportState;
import io.vdibroker.api.machine.command.ReportUnseen;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpChanges.Subject;
import io.vdibroker.saga.ecp.EcpProperties;
import io.vdibroker.saga.ecp.EcpServer;
import io.vdibroker.saga.ecp.Heartbeats;
import io.vdibroker.saga.ecp.Overlays;
import io.vdibroker.saga.time.Gate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachineWatchTest {

    private static final Gate GATE = (groups, action) -> action.run();
    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final PoolId OTHER_POOL = PoolId.of("33333333-5e0c-4a58-8b0b-0f6e5f8f2a11");
    private static final Observation ON = new Observation(PowerState.ON, false, null, null, null, null);
    private static final Observation OFF = new Observation(PowerState.OFF, false, null, null, null, null);

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final EcpProperties properties = Ecp.properties();
    private final Heartbeats heartbeats = Ecp.heartbeats(Clock.systemUTC(), properties);
    private final Controllers controllers = Ecp.controllers(mongo.database(), server, properties, heartbeats);
    private final MachineList machines = Machines.list(mongo.database(), MACHINE, Ecp.CONTROLLER);
    private final MachineListProjector projector = new MachineListProjector(machines);
    private final List<Object> reports = new CopyOnWriteArrayList<>();
    private final List<ControllerId> looked = new CopyOnWriteArrayList<>();
    private final Overlays overlays = Ecp.overlays(mongo.database());
    private final PoolTagList tags = new PoolTagList(mongo.database());
    private final StrangerList strangers = new StrangerList(mongo.database());
    private final WatchedSights sights = new WatchedSights(machines, new NetworkList(mongo.database()));
    private final Looks looks = Machines.looks(mongo.database());
    private final ControllerWatch watch = new ControllerWatch(
            Ecp.CONTROLLER,
            controllers,
            overlays,
            machines,
            reports::add,
            new Absentees(Ecp.CONTROLLER, controllers, reports::add, properties.watch(), System::nanoTime),
            new TagWatch(Ecp.CONTROLLER, controllers, tags, reports::add, Duration.ofMinutes(1), System::nanoTime),
            strangerWatch(),
            steadiness(),
            sights,
            looks);

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    @Test
    void reportsWhatIsNotRecordedYetAndOnlyOnce() {
        shows("ACTIVE", 3);

        watch.look(null);
        watch.look(null);

        assertThat(reports).containsExactly(new ReportState(MACHINE, ON));
    }

    @Test
    void reportsNothingThatIsRecorded() {
        shows("ACTIVE", 3);
        recorded(ON);

        watch.look(null);

        assertThat(reports).isEmpty();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void reportsAgainWhatAnotherPartRecordedOtherwiseMeanwhile() {
        shows("ACTIVE", 3);
        watch.look(null);
        recorded(ON);
        recorded(OFF); // by a step, and then somebody switched it on in ECP

        watch.look(null);

        assertThat(reports).containsExactly(new ReportState(MACHINE, ON), new ReportState(MACHINE, ON));
    }

    @Test
    void reportsAgainWhatItReportedBeforeStepsWentThereAndBack() {
        recorded(OFF);
        shows("ACTIVE", 3);
        watch.look(null);
        recorded(ON);
        recorded(OFF); // by a step, and it is on again before the next look

        watch.look(null);
        watch.look(null);

        assertThat(reports).containsExactly(new ReportState(MACHINE, ON), new ReportState(MACHINE, ON));
    }

    @Test
    void reportsNothingOfMachinesThatComeOrGoOrAreNotShown() {
        shows("CREATING", 1);
        watch.look(null);
        shows("DELETING", 1);
        watch.look(null);
        server.answering(200, Ecp.page());
        watch.look(null);

        assertThat(reports).isEmpty();
    }

    @Test
    void reportsEachTimeThatAMissingMachineIsThereAgain() {
        shows("ACTIVE", 3);
        watch.look(null);
        recorded(ON);
        for (var time = 1; time <= 2; time++) {
            reports.clear();
            projector.on(new MachineMissing(MACHINE, Machines.POOL));
            watch.look(null);
            assertThat(reports).as("time " + time).containsExactly(new ReportState(MACHINE, ON));
            projector.on(new MachineFoundAgain(MACHINE, Machines.POOL));
        }
    }

    @Test
    void missesNoMachineWhileSomebodyServicesEcp() {
        recorded(ON);
        server.answering(request -> request.target().contains(MACHINE.value() + "/")
                ? EcpServer.Reply.json(404, "{\"errors\": []}")
                : EcpServer.Reply.json(200, Ecp.page()));
        var hours = new AtomicLong();
        var seldom = Ecp.properties("vdi.ecp.watch.interval", "10h").watch();
        var rare = new ControllerWatch(
                Ecp.CONTROLLER,
                controllers,
                overlays,
                machines,
                reports::add,
                new Absentees(Ecp.CONTROLLER, controllers, reports::add, seldom, () -> Duration.ofHours(
                                hours.incrementAndGet())
                        .toNanos()),
                new TagWatch(Ecp.CONTROLLER, controllers, tags, reports::add, Duration.ofMinutes(1), System::nanoTime),
                strangerWatch(),
                steadiness(),
                sights,
                looks);
        Ecp.service(mongo.database(), true);
        overlays.refresh();
        rare.look(null);
        rare.look(null);
        rare.look(null);
        assertThat(reports).isEmpty();

        Ecp.service(mongo.database(), false);
        overlays.refresh();
        rare.look(null);
        rare.look(null);
        assertThat(reports).hasAtLeastOneElementOfType(ReportMissing.class);
    }

    @Test
    void forgetsWhatWasAbsentBeforeTheService() {
        recorded(ON);
        for (var i = 0; i < 4; i++) {
            machines.save(new MachineId(UUID.randomUUID()), Ecp.CONTROLLER, Machines.POOL);
        }
        server.answering(request -> request.target().contains(MACHINE.value() + "/")
                ? EcpServer.Reply.json(404, "{\"errors\": []}")
                : EcpServer.Reply.json(200, Ecp.page()));
        var slow = Ecp.properties("vdi.ecp.watch.interval", "10h").watch();
        var now = new AtomicLong();
        var absentees = new Absentees(Ecp.CONTROLLER, controllers, reports::add, slow, now::get);
        var tagWatch =
                new TagWatch(Ecp.CONTROLLER, controllers, tags, reports::add, Duration.ofMinutes(1), System::nanoTime);
        var one = new ControllerWatch(
                Ecp.CONTROLLER,
                controllers,
                overlays,
                machines,
                reports::add,
                absentees,
                tagWatch,
                strangerWatch(),
                steadiness(),
                sights,
                looks);
        one.look(null);
        Ecp.service(mongo.database(), true);
        overlays.refresh();
        now.addAndGet(Duration.ofHours(2).toNanos());
        one.look(null);
        Ecp.service(mongo.database(), false);
        overlays.refresh();
        one.look(null);

        assertThat(reports).containsOnly(new ReportUnseen(MACHINE));
    }

    @Test
    void tellsTheConditionAlthoughAReportFails() {
        shows("ACTIVE", 3);
        var running = new MachineWatch(
                controllers,
                machines,
                tags,
                strangers,
                report -> {
                    throw new IllegalStateException("the stream of this machine cannot be read");
                },
                overlays,
                looked::add,
                GATE,
                groups -> () -> true,
                sights,
                looks,
                properties);
        running.start();
        try {
            await().untilAsserted(() -> assertThat(looked).isNotEmpty());
        } finally {
            running.stop();
        }
    }

    @Test
    void asksOnlyForMachinesOfOurs() {
        projector.on(new MachineReleased(MACHINE, OTHER_POOL, operation())); // long ago, told late
        shows("ACTIVE", 3);
        watch.look(null);
        assertThat(reports).hasSize(1);

        projector.on(new MachineReleased(MACHINE, Machines.POOL, operation()));
        watch.look(null);
        assertThat(server.last().target()).contains("/controllers/check/");
        assertThat(machines.controllerOf(MACHINE)).isEmpty();
    }

    @Test
    void keepsWhatIsRecordedOverARepeatedEvent() {
        var requested =
                new MachineRequested(MACHINE, Machines.POOL, Ecp.CONTROLLER, new ExpansionId(UUID.randomUUID()), "tag");
        projector.on(requested);
        recorded(ON);

        assertThat(machines.all(Ecp.CONTROLLER))
                .extracting(WatchedMachine::id, WatchedMachine::recorded)
                .containsExactly(tuple(MACHINE, ON));
    }

    @Test
    void goesOnByItselfAndSoonerForAHint() {
        shows("ACTIVE", 3);
        var slow = Ecp.properties("vdi.ecp.watch.interval", "1h");
        var running = watch(slow);
        running.start();
        try {
            await().untilAsserted(() -> assertThat(reports).hasSize(1));
            recorded(ON);
            shows("ACTIVE", 1);

            running.changed(Ecp.CONTROLLER, Subject.TASK, UUID.randomUUID());
            running.changed(Ecp.CONTROLLER, Subject.DOMAIN, MACHINE.value());

            await().untilAsserted(() -> assertThat(reports).contains(new ReportState(MACHINE, OFF)));
        } finally {
            running.stop();
        }
    }

    @Test
    void survivesAControllerThatDoesNotAnswer() {
        server.answering(request -> EcpServer.Reply.html(503));
        var running = watch(properties);
        running.start();
        try {
            await().untilAsserted(() -> assertThat(heartbeats.of(Ecp.CONTROLLER))
                    .get()
                    .extracting(ControllerHeartbeat::reachable)
                    .isEqualTo(false));
            shows("ACTIVE", 3);
            await().untilAsserted(() -> assertThat(reports).hasSize(1));
        } finally {
            running.stop();
        }
    }

    @Test
    void tellsSubscribersTheHeartbeatAtOnceAndNowAndThen() {
        var emitter = SimpleQueryUpdateEmitter.builder().build();
        var bus = SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
        var queries = new HeartbeatQueries(heartbeats, controllers, looks, emitter, properties, Clock.systemUTC());
        new AnnotationQueryHandlerAdapter<>(queries).subscribe(bus);
        List<ControllerHeartbeat> heard = new CopyOnWriteArrayList<>();
        var type = ResponseTypes.instanceOf(ControllerHeartbeat.class);
        queries.start();
        try (var subscription = DefaultQueryGateway.builder()
                .queryBus(bus)
                .build()
                .subscriptionQuery(new WatchController(Ecp.CONTROLLER), type, type)) {
            subscription.handle(heard::add, heard::add);
            await().untilAsserted(() -> assertThat(heard)
                    .extracting(ControllerHeartbeat::reason)
                    .containsExactly("The controller was not asked yet"));

            shows("ACTIVE", 3);
            watch.look(null);
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(heard)
                    .filteredOn(heartbeat -> heartbeat.reachable() && heartbeat.lookedAt() != null)
                    .hasSizeGreaterThan(2));
        } finally {
            queries.stop();
        }
    }

    private MachineWatch watch(EcpProperties times) {
        return new MachineWatch(
                controllers,
                machines,
                tags,
                strangers,
                reports::add,
                overlays,
                looked::add,
                GATE,
                groups -> () -> true,
                sights,
                looks,
                times);
    }

    private Steadiness steadiness() {
        return new Steadiness(properties.watch(), System::nanoTime);
    }

    private StrangerWatch strangerWatch() {
        return new StrangerWatch(Ecp.CONTROLLER, controllers, machines, strangers, reports::add, groups -> () -> true);
    }

    @Test
    void reportsAnotherNameOnceForEachTimeThatEcpChangesIt() {
        projector.on(cloned("office-1"));
        recorded(ON);
        isCalled("renamed");
        watch.look(null);
        watch.look(null);
        assertThat(reports).containsExactly(new ReportName(MACHINE, "renamed"));

        projector.on(new MachineRenamed(MACHINE, Machines.POOL, "renamed", "office-1"));
        isCalled("renamed");
        watch.look(null);
        assertThat(reports).as("it is recorded").hasSize(1);

        isCalled("office-1");
        watch.look(null);
        assertThat(reports).containsExactly(new ReportName(MACHINE, "renamed"), new ReportName(MACHINE, "office-1"));
    }

    private static MachineCloned cloned(String name) {
        return new MachineCloned(MACHINE, Machines.POOL, Ecp.CONTROLLER, operation(), name, List.of(), false);
    }

    private void isCalled(String name) {
        server.answering(
                200,
                Ecp.page("{\"id\": \"%s\", \"verbose_name\": \"%s\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                        .formatted(MACHINE.value(), name)));
    }

    private void shows(String status, int power) {
        server.answering(
                200,
                Ecp.page("{\"id\": \"%s\", \"status\": \"%s\", \"user_power_state\": %d}"
                        .formatted(MACHINE.value(), status, power)));
    }

    private void recorded(Observation observed) {
        var event = new MachineStateChanged(
                MACHINE,
                Machines.POOL,
                observed.power(),
                observed.agentHeard(),
                observed.address(),
                observed.consolePort(),
                observed.nodeId(),
                observed.nodeConsolePort(),
                Readiness.OFF);
        projector.on(event, UUID.randomUUID().toString());
    }

    private static OperationId operation() {
        return new OperationId(UUID.randomUUID());
    }
}
