package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.command.ReportStranger;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import io.vdibroker.saga.ecp.Overlays;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerWatchTest {

    private static final String TAG = "7d5e41ce-ca22-4b65-b66a-e46ae0377371";
    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final Observation ON = new Observation(PowerState.ON, false, null, null, null, null);

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final Controllers controllers = Ecp.controllers(
            mongo.database(), server, Ecp.properties(), Ecp.heartbeats(Clock.systemUTC(), Ecp.properties()));
    private final Overlays overlays = Ecp.overlays(mongo.database());
    private final MachineList machines = new MachineList(mongo.database());
    private final PoolTagList tags = new PoolTagList(mongo.database());
    private final StrangerList strangers = new StrangerList(mongo.database());
    private final List<Object> reports = new CopyOnWriteArrayList<>();
    private final Looks looks = Machines.looks(mongo.database());
    private final AtomicLong now = new AtomicLong();
    private boolean current = true;

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    private ControllerWatch watch(StateReports to) {
        var times = Ecp.properties("vdi.ecp.watch.interval", "5s", "vdi.ecp.watch.missing-for", "5m")
                .watch();
        return new ControllerWatch(
                Ecp.CONTROLLER,
                controllers,
                overlays,
                machines,
                to,
                new Absentees(Ecp.CONTROLLER, controllers, to, times, now::get),
                new TagWatch(Ecp.CONTROLLER, controllers, tags, to, Duration.ofMinutes(1), now::get),
                new StrangerWatch(Ecp.CONTROLLER, controllers, machines, strangers, to, groups -> () -> current),
                new Steadiness(times, now::get),
                new WatchedSights(machines, new NetworkList(mongo.database())),
                looks);
    }

    @Test
    void takesNoMachineOfOursForAStrangerWhileTheListOfOursIsStillBeingMade() {
        current = false;
        lookTwiceAtOneThatCarriesTheTag();
        assertThat(reports).doesNotHaveAnyElementsOfTypes(ReportStranger.class);
    }

    /** One machine of others that cannot be read, or a list that is too long or too slow. */
    @Test
    void missesWhatIsGoneAlthoughTheListOfAllMachinesCannotBeRead() {
        fiveOfWhichOneIsGone(
                () -> EcpServer.Reply.json(200, "{\"count\": 1, \"results\": [{\"verbose_name\": \"x\"}]}"));
        var watch = watch(reports::add);
        nineMinutesOf(watch);
        assertThat(reports).hasAtLeastOneElementOfType(ReportMissing.class);
    }

    /** 3000 machines, five seconds for each thousand. */
    @Test
    void missesWhatIsGoneAlthoughItTakesLongToReadTheListOfAllMachines() {
        fiveOfWhichOneIsGone(() -> {
            now.addAndGet(Duration.ofSeconds(15).toNanos());
            return EcpServer.Reply.json(200, Ecp.page());
        });
        var watch = watch(reports::add);
        nineMinutesOf(watch);
        assertThat(reports).hasAtLeastOneElementOfType(ReportMissing.class);
    }

    @Test
    void asksForNoListOfAllMachinesBeforeAnythingWasDeleted() {
        fiveOfWhichOneIsGone(() -> EcpServer.Reply.json(500, "{}"));
        strangers.deleteGone(new MachineId(new UUID(9, 9)));
        var watch = watch(reports::add);
        nineMinutesOf(watch);
        assertThat(reports).hasAtLeastOneElementOfType(ReportMissing.class);
    }

    private void nineMinutesOf(ControllerWatch watch) {
        for (var i = 0; i < 40; i++) {
            watch.look(null);
            now.addAndGet(Duration.ofSeconds(14).toNanos()); // a little less than three times the interval
        }
    }

    private void fiveOfWhichOneIsGone(Supplier<EcpServer.Reply> listOfAll) {
        strangers.saveGone(new MachineId(new UUID(9, 9)), Machines.POOL); // a machine was deleted once
        for (var i = 1; i <= 5; i++) {
            var id = new MachineId(new UUID(1, i));
            machines.save(id, Ecp.CONTROLLER, Machines.POOL);
            machines.record(id, Machines.POOL, ON, "e");
        }
        var rows = new String[4];
        for (var i = 1; i <= 4; i++) {
            rows[i - 1] = "{\"id\": \"%s\", \"verbose_name\": \"pc\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                    .formatted(new UUID(1, i));
        }
        server.answering(request -> request.target().contains("limit=1000")
                ? listOfAll.get()
                : request.target().contains(new UUID(1, 5) + "/")
                        ? EcpServer.Reply.json(404, "{\"errors\": []}")
                        : EcpServer.Reply.json(200, Ecp.page(rows)));
    }

    /** One failing GET domains/?ids= hid all that was missing, and only DEBUG said so. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500})
    void looksAtTheOthersAlthoughOneMachineCannotBeRead(int status) {
        fiveOfWhichOneIsGone(() -> EcpServer.Reply.json(200, Ecp.page()));
        var bad = new UUID(1, 1).toString();
        var others = rowsBut(1, 5);
        server.answering(request -> {
            var target = request.target();
            if (target.contains("domains/?") && target.contains(bad)) {
                return EcpServer.Reply.json(status, "{\"errors\": [{\"detail\": \"something is wrong with it\"}]}");
            }
            if (target.contains(new UUID(1, 5) + "/")) {
                return EcpServer.Reply.json(404, "{\"errors\": []}");
            }
            return target.contains("domains/?")
                    ? EcpServer.Reply.json(
                            200,
                            Ecp.page(others.keySet().stream()
                                    .filter(id -> target.contains(id.toString()))
                                    .map(others::get)
                                    .toArray(String[]::new)))
                    : EcpServer.Reply.json(200, "{}");
        });
        var watch = watch(reports::add);
        nineMinutesOf(watch);

        assertThat(reports)
                .filteredOn(ReportMissing.class::isInstance)
                .extracting(report -> ((ReportMissing) report).machineId())
                .containsOnly(new MachineId(new UUID(1, 5)));
        assertThat(looks.failing()).singleElement().satisfies(failing -> assertThat(failing.subject())
                .contains(bad));
        assertThat(looks.lastOf(Ecp.CONTROLLER)).isPresent();
    }

    @Test
    void saysThatLooksFailAgainAndAgain() {
        fiveOfWhichOneIsGone(() -> EcpServer.Reply.json(200, Ecp.page()));
        server.answering(500, "{}");
        var watch = watch(reports::add);
        watch.look(null);
        watch.look(null);
        assertThat(looks.failing()).isEmpty();

        watch.look(null);
        assertThat(looks.failing()).singleElement().satisfies(failing -> assertThat(failing.times())
                .isEqualTo(3));
        assertThat(looks.lastOf(Ecp.CONTROLLER)).isEmpty();
    }

    private static Map<UUID, String> rowsBut(int... left) {
        Map<UUID, String> rows = new HashMap<>();
        for (var i = 1; i <= 5; i++) {
            var number = i;
            if (IntStream.of(left).noneMatch(each -> each == number)) {
                rows.put(
                        new UUID(1, i),
                        "{\"id\": \"%s\", \"verbose_name\": \"pc\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                                .formatted(new UUID(1, i)));
            }
        }
        return rows;
    }

    @Test
    void tellsANameAgainThatCouldNotBeTold() {
        machines.save(MACHINE, Ecp.CONTROLLER, Machines.POOL);
        machines.recordName(MACHINE, Machines.POOL, "office-1");
        machines.record(MACHINE, Machines.POOL, ON, "e");
        server.answering(
                200,
                Ecp.page(
                        "{\"id\": \"%s\", \"verbose_name\": \"renamed\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                                .formatted(MACHINE.value())));
        var fails = new AtomicLong(1);
        var watch = watch(report -> {
            if (fails.getAndDecrement() > 0) {
                throw new IllegalStateException("the store is busy");
            }
            reports.add(report);
        });
        assertThatThrownBy(() -> watch.look(null)).hasMessageContaining("busy");
        watch.look(null);
        watch.look(null);
        assertThat(reports).contains(new ReportName(MACHINE, "renamed"));
    }

    @Test
    void reportsAStrangerAlthoughFiveHundredAreForgotten() {
        Map<MachineId, PoolId> carriers = new HashMap<>();
        for (var i = 1; i <= 500; i++) {
            var id = new MachineId(new UUID(1, i));
            strangers.save(Ecp.CONTROLLER, id);
            strangers.forget(Ecp.CONTROLLER, id);
            carriers.put(id, Machines.POOL);
        }
        carriers.put(MACHINE, Machines.POOL);
        var rows = carriers.keySet().stream()
                .map(id -> "{\"id\": \"%s\", \"verbose_name\": \"pc\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                        .formatted(id.value()))
                .toArray(String[]::new);
        server.answering(200, Ecp.page(rows));
        var watch = new StrangerWatch(
                Ecp.CONTROLLER, controllers, machines, strangers, reports::add, groups -> () -> current);
        watch.look(List.of(), carriers);
        watch.look(List.of(), carriers);
        assertThat(reports)
                .contains(new ReportStranger(Ecp.CONTROLLER, MACHINE, "pc", StrangerSign.CARRIES_TAG, Machines.POOL));
    }

    /** The same ECP is registered twice, and somebody puts the tag of a pool of the second on a machine of the first. */
    @Test
    void isNoStrangerIfAPoolOfAnotherControllerHasIt() {
        machines.save(MACHINE, new ControllerId(new UUID(8, 8)), Machines.POOL);
        lookTwiceAtOneThatCarriesTheTag();
        assertThat(reports).isEmpty();
    }

    private void lookTwiceAtOneThatCarriesTheTag() {
        tags.save(Machines.POOL, Ecp.CONTROLLER);
        tags.tag(Machines.POOL, TAG);
        server.answering(request -> request.target().contains("/tags/")
                ? EcpServer.Reply.json(
                        200,
                        "{\"id\": \"%s\", \"verbose_name\": \"office\", \"ui_entities\": [{\"entity_class\": \"domain\", \"entity_uuid\": \"%s\"}]}"
                                .formatted(TAG, MACHINE.value()))
                : EcpServer.Reply.json(
                        200,
                        Ecp.page(
                                "{\"id\": \"%s\", \"verbose_name\": \"office-1\", \"status\": \"ACTIVE\", \"user_power_state\": 3}"
                                        .formatted(MACHINE.value()))));
        var watch = watch(reports::add);
        watch.look(null);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        watch.look(null);
    }
}
