package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.command.ReportStranger;
import io.vdibroker.api.controller.command.ReportStrangerGone;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class StrangerWatchTest {

    private static final MachineId OURS = id(1);
    private static final MachineId OTHER = id(2);

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final Controllers controllers = Ecp.controllers(
            mongo.database(), server, Ecp.properties(), Ecp.heartbeats(Clock.systemUTC(), Ecp.properties()));
    private final StrangerList list = new StrangerList(mongo.database());
    private final StrangerListProjector projector = new StrangerListProjector(list);
    private final MachineList machines = new MachineList(mongo.database());
    private final List<Object> reports = new ArrayList<>();
    private final StrangerWatch watch =
            new StrangerWatch(Ecp.CONTROLLER, controllers, machines, list, this::report, groups -> () -> true);
    private final List<WatchedMachine> ours = new ArrayList<>(
            List.of(new WatchedMachine(OURS, Machines.POOL, "pc-1", null, null, false, false, false, null, false)));
    private Map<MachineId, PoolId> carriers = Map.of();

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    @Test
    void asksNothingAsLongAsNothingIsGoneAndNobodyCarriesATag() {
        look();
        look();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void reportsWhatIsThereAgainAfterItWasGoneAtTheSecondLook() {
        isGone(OTHER);
        has(OURS, OTHER);
        look();
        assertThat(reports).as("ECP may be about to remove it").isEmpty();
        look();
        look();
        assertThat(reports)
                .containsExactly(new ReportStranger(
                        Ecp.CONTROLLER, OTHER, name(OTHER), StrangerSign.GONE_BEFORE, Machines.POOL));
    }

    @Test
    void reportsWhoCarriesATagOfOursAndIsInNoPool() {
        carriers = Map.of(OURS, Machines.POOL, OTHER, Machines.POOL);
        has(OURS, OTHER, id(3));
        look();
        look();
        assertThat(reports)
                .containsExactly(new ReportStranger(
                        Ecp.CONTROLLER, OTHER, name(OTHER), StrangerSign.CARRIES_TAG, Machines.POOL));
    }

    @Test
    void takesNoMachineOfAnyPoolForAStranger() {
        isGone(OURS); // and taken again
        projector.on(new MachineClaimed(
                OURS, Machines.POOL, Ecp.CONTROLLER, new OperationId(new UUID(7, 7)), "pc-1", "tag", List.of()));
        carriers = Map.of(OURS, new PoolId(new UUID(9, 9)));
        has(OURS);
        look();
        look();
        assertThat(reports).isEmpty();
    }

    @Test
    void saysThatAStrangerIsGoneWhenItWasNotSeenTwice() {
        isGone(OTHER);
        has(OURS, OTHER);
        look();
        look();
        has(OURS);
        look();
        assertThat(reports).as("once is nothing").hasSize(1);
        look();
        look();
        assertThat(reports).hasSize(2).endsWith(new ReportStrangerGone(Ecp.CONTROLLER, OTHER));
    }

    @Test
    void isNoStrangerAnyMoreOnceAPoolHasIt() {
        isGone(OTHER);
        has(OURS, OTHER);
        look();
        look();
        ours.add(new WatchedMachine(OTHER, Machines.POOL, "pc-2", null, null, false, false, false, null, false));
        look();
        look();
        assertThat(reports).endsWith(new ReportStrangerGone(Ecp.CONTROLLER, OTHER));
    }

    @Test
    void beginsAnewAfterNobodyCouldLook() {
        isGone(OTHER);
        has(OURS, OTHER);
        look();
        watch.forget();
        look();
        assertThat(reports).isEmpty();
    }

    @Test
    void readsAllPagesAndReportsNotMoreThanAnybodyReads() {
        var many = IntStream.range(0, 700).mapToObj(n -> id(100 + n)).toArray(MachineId[]::new);
        carriers = Arrays.stream(many).collect(Collectors.toMap(id -> id, id -> Machines.POOL));
        server.answering(request -> {
            var half = request.target().contains("offset=350") ? 1 : 0;
            return EcpServer.Reply.json(
                    200,
                    "{\"count\": 700, \"results\": [%s]}"
                            .formatted(rows(Arrays.copyOfRange(many, half * 350, half * 350 + 350))));
        });
        look();
        look();
        look();
        assertThat(server.asked()).hasSize(6);
        assertThat(reports).hasSize(500);
    }

    @Test
    void warnsUntilSomebodyKnowsOfIt() {
        var health = new DriftHealth(machines, list);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        report(new ReportStranger(Ecp.CONTROLLER, OTHER, "pc", StrangerSign.CARRIES_TAG, Machines.POOL));
        assertThat(health.health().getStatus()).isEqualTo(new Status("WARN"));
        assertThat(health.health().getDetails()).containsEntry("strangers", 1L);
        projector.on(new StrangerForgotten(Ecp.CONTROLLER, OTHER));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        machines.save(OURS, Ecp.CONTROLLER, Machines.POOL);
        machines.recordMissing(OURS, Machines.POOL, true);
        assertThat(health.health().getDetails()).containsEntry("missing", 1L).containsEntry("strangers", 0L);
        assertThat(health.health().getStatus()).isEqualTo(new Status("WARN"));
    }

    private void look() {
        watch.look(ours, carriers);
    }

    /** As it is recorded. */
    private void report(Object report) {
        reports.add(report);
        if (report instanceof ReportStranger found) {
            projector.on(new StrangerFound(
                    found.controllerId(), found.machineId(), found.name(), found.sign(), found.poolId()));
        } else if (report instanceof ReportStrangerGone gone) {
            projector.on(new StrangerGone(gone.controllerId(), gone.machineId()));
        }
    }

    private void isGone(MachineId id) {
        projector.on(new MachineDeleted(
                id, Machines.POOL, new OperationId(new UUID(7, 8)), new Failure(FailureCode.CANCELLED, "given up")));
    }

    private void has(MachineId... ids) {
        server.answering(200, "{\"count\": %d, \"results\": [%s]}".formatted(ids.length, rows(ids)));
    }

    private static String rows(MachineId... ids) {
        return Arrays.stream(ids)
                .map(id -> "{\"id\": \"%s\", \"verbose_name\": \"%s\", \"status\": \"ACTIVE\", \"user_power_state\": 1}"
                        .formatted(id.value(), name(id)))
                .collect(Collectors.joining(","));
    }

    private static String name(MachineId id) {
        return "pc-" + id.value().getLeastSignificantBits();
    }

    private static MachineId id(int number) {
        return new MachineId(new UUID(1, number));
    }
}
