package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.RecordTagged;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ReportTagLost;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import io.vdibroker.saga.ecp.EcpServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagWatchTest {

    private static final Observation ON = new Observation(PowerState.ON, false, null, null, null, null);
    private static final String TAG = "7d5e41ce-ca22-4b65-b66a-e46ae0377371";
    private static final MachineId FIRST = new MachineId(new UUID(1, 1));
    private static final MachineId SECOND = new MachineId(new UUID(1, 2));

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final Controllers controllers = Ecp.controllers(
            mongo.database(), server, Ecp.properties(), Ecp.heartbeats(Clock.systemUTC(), Ecp.properties()));
    private final PoolTagList list = new PoolTagList(mongo.database());
    private final PoolTagListProjector projector = new PoolTagListProjector(list);
    private final List<Object> reports = new ArrayList<>();
    private long now;
    private Map<String, String> failures = Map.of();
    private final TagWatch watch =
            new TagWatch(Ecp.CONTROLLER, controllers, list, reports::add, Duration.ofMinutes(1), () -> now);
    private List<WatchedMachine> machines = List.of(machine(FIRST), machine(SECOND));

    TagWatchTest() {
        list.save(Machines.POOL, Ecp.CONTROLLER);
        projector.on(new PoolTagReady(Machines.POOL, TAG, true));
    }

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    @Test
    void givesAMachineItsTagAgainThatDidNotCarryItTwice() {
        carriedBy(FIRST);
        look();
        assertThat(changes()).as("once is nothing").isEmpty();

        look();

        assertThat(changes()).singleElement().satisfies(asked -> {
            assertThat(asked.target()).contains("/tags/" + TAG + "/add-entities/");
            assertThat(asked.body())
                    .contains(SECOND.value().toString())
                    .doesNotContain(FIRST.value().toString());
        });
        assertThat(reports).as("nobody has seen it").isEmpty();
        look();
        assertThat(reports).as("ECP took the request and did nothing").isEmpty();

        carriedBy(FIRST, SECOND);
        look();
        look();
        assertThat(reports).containsExactly(new RecordTagged(SECOND, Machines.POOL, TAG));
    }

    @Test
    void tellsOfATagThatWasPutOnBeforeARestart() {
        machines = List.of(machine(FIRST), machine(SECOND, "of before"));
        carriedBy(FIRST, SECOND);
        look();

        assertThat(reports).containsExactly(new RecordTagged(SECOND, Machines.POOL, TAG));
    }

    @Test
    void givesTheOthersTheirTagAlthoughEcpRefusesOneOfThem() {
        carriedBy();
        server.answering(request -> {
            if (request.method().equals("GET")) {
                return Reply.json(
                        200, "{\"id\": \"%s\", \"verbose_name\": \"office\", \"ui_entities\": []}".formatted(TAG));
            }
            return request.body().contains(FIRST.value().toString())
                    ? Reply.json(400, "{\"errors\": [{\"detail\": \"no such entity\"}]}")
                    : Reply.json(202, "{\"_task\": {\"id\": \"5de41ce2-ca22-4b65-b66a-e46ae037737e\"}}");
        });
        look();
        look();

        assertThat(changes()).last().satisfies(asked -> assertThat(asked.body())
                .contains(SECOND.value().toString())
                .doesNotContain(FIRST.value().toString()));
        assertThat(failures).containsKey(FIRST.toString());
    }

    @Test
    void looksAfterTheOtherPoolsAlthoughTheTagOfOneCannotBeRead() {
        var other = new PoolId(new UUID(9, 9));
        list.save(other, Ecp.CONTROLLER);
        projector.on(new PoolTagReady(other, "6d5e41ce-ca22-4b65-b66a-e46ae0377371", true));
        server.answering(request -> request.target().contains(TAG)
                ? Reply.json(400, "{\"errors\": [{\"detail\": \"no\"}]}")
                : Reply.json(404, "{\"errors\": [{\"code\": \"50004\", \"detail\": \"Not found.\"}]}"));
        look();
        look();

        assertThat(reports).containsExactly(new ReportTagLost(other, "6d5e41ce-ca22-4b65-b66a-e46ae0377371"));
        assertThat(watch.allWereRead()).isFalse();
    }

    @Test
    void looksOnlyNowAndThen() {
        carriedBy(FIRST);
        watch.look(machines, new Attempts(() -> {}));
        now += Duration.ofSeconds(59).toNanos();
        watch.look(machines, new Attempts(() -> {}));

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void leavesAloneWhatCarriesItAndWhatIsNotThereToStay() {
        machines = List.of(
                machine(FIRST),
                new WatchedMachine(SECOND, Machines.POOL, "pc", ON, "event", true, false, false, null, false),
                new WatchedMachine(
                        new MachineId(new UUID(1, 3)),
                        Machines.POOL,
                        "pc",
                        ON,
                        "event",
                        false,
                        true,
                        false,
                        null,
                        false),
                new WatchedMachine(
                        new MachineId(new UUID(1, 4)),
                        Machines.POOL,
                        null,
                        null,
                        null,
                        false,
                        false,
                        false,
                        null,
                        false),
                new WatchedMachine(
                        new MachineId(new UUID(1, 5)),
                        new PoolId(new UUID(9, 9)),
                        "pc",
                        ON,
                        "event",
                        false,
                        false,
                        false,
                        null,
                        false));
        carriedBy(FIRST);
        look();
        look();

        assertThat(changes()).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void asksForAnotherTagWhenItWasNotThereTwice() {
        server.answering(404, "{\"errors\": [{\"code\": \"50004\", \"detail\": \"Not found.\"}]}");
        look();
        assertThat(reports).as("once is nothing").isEmpty();

        look();

        assertThat(reports).containsExactly(new ReportTagLost(Machines.POOL, TAG));
        projector.on(new PoolTagLost(Machines.POOL, TAG));
        look();
        assertThat(reports).hasSize(1);
    }

    @Test
    void looksAfterNoPoolThatIsDeleted() {
        projector.on(new PoolDeletionStarted(Machines.POOL, List.of()));
        look();

        assertThat(server.asked()).isEmpty();
    }

    private void carriedBy(MachineId... carriers) {
        var entities = Arrays.stream(carriers)
                .map(id -> "{\"entity_uuid\": \"%s\", \"entity_class\": \"domain\"}".formatted(id.value()))
                .collect(Collectors.joining(","));
        server.answering(request -> request.method().equals("GET")
                ? Reply.json(
                        200,
                        "{\"id\": \"%s\", \"verbose_name\": \"office\", \"ui_entities\": [%s]}"
                                .formatted(TAG, entities))
                : Reply.json(202, "{\"_task\": {\"id\": \"5de41ce2-ca22-4b65-b66a-e46ae037737e\"}}"));
    }

    private List<EcpServer.Asked> changes() {
        return server.asked().stream()
                .filter(asked -> !asked.method().equals("GET"))
                .toList();
    }

    private void look() {
        var attempts = new Attempts(() -> {});
        watch.look(machines, attempts);
        failures = attempts.failures();
        now += Duration.ofMinutes(1).toNanos();
    }

    private static WatchedMachine machine(MachineId id) {
        return machine(id, TAG);
    }

    private static WatchedMachine machine(MachineId id, String tagId) {
        return new WatchedMachine(id, Machines.POOL, "pc", ON, "event", false, false, false, tagId, false);
    }
}
