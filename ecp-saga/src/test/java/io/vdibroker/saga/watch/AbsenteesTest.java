package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportUnseen;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of ten machines; two at once may be taken for deleted. */
class AbsenteesTest {

    private static final Observation ON = new Observation(PowerState.ON, false, null, null, null, null);
    private static final Duration LOOKS = Duration.ofSeconds(5);

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final Controllers controllers = Ecp.controllers(
            mongo.database(), server, Ecp.properties(), Ecp.heartbeats(Clock.systemUTC(), Ecp.properties()));
    private final List<Object> reports = new ArrayList<>();
    private final List<Object> unseen = new ArrayList<>();
    private long now;
    private final Absentees absentees = new Absentees(
            Ecp.CONTROLLER,
            controllers,
            this::report,
            Ecp.properties(
                            "vdi.ecp.watch.interval", "5s",
                            "vdi.ecp.watch.missing-for", "5m",
                            "vdi.ecp.watch.missing-at-once", "2")
                    .watch(),
            () -> now);
    private final Map<MachineId, WatchedMachine> machines =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));

    AbsenteesTest() {
        IntStream.range(0, 10).forEach(number -> put(number, ON, false, false, false));
        server.answering(404, "{\"errors\": [{\"code\": \"50004\", \"detail\": \"Not found.\"}]}");
    }

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    @Test
    void areGoneForGoodWhenTheyWereNotSeenForLongAndEcpSaysThatTheyAreNotThere() {
        lookWithout(Duration.ofMinutes(4), 0);
        assertThat(reports).as("not long enough").isEmpty();

        lookWithout(Duration.ofMinutes(2), 0);

        assertGoneForGood(0);
        assertThat(server.last().target()).contains(id(0).value().toString());
    }

    @Test
    void areReportedAtTheirOwnTimeHoweverManyGoAfterThem() {
        lookWithout(Duration.ofMinutes(4), 0);
        lookWithout(Duration.ofMinutes(2), 0, 1);

        assertGoneForGood(0);
    }

    @Test
    void serveNobodyFromTheFirstLookOnAtWhichEcpSaysThatTheyAreNotThere() {
        lookWithout(LOOKS, 0);
        lookWithout(Duration.ofMinutes(1), 0);

        assertThat(unseen).containsExactly(new ReportUnseen(id(0)));
        assertThat(server.asked()).as("asked for once").hasSize(1);
    }

    @Test
    void areAskedForAgainWhenTheyWereSeenMeanwhile() {
        lookWithout(LOOKS, 0);
        lookWithout(LOOKS);
        lookWithout(LOOKS, 0);

        assertThat(unseen).containsExactly(new ReportUnseen(id(0)), new ReportUnseen(id(0)));
    }

    @Test
    void areNotJudgedByOneThatCannotBeAskedFor() {
        server.answering(request -> request.target().contains(id(0).value().toString())
                ? EcpServer.Reply.json(400, "{\"errors\": [{\"detail\": \"no\"}]}")
                : EcpServer.Reply.json(404, "{\"errors\": [{\"detail\": \"Not found.\"}]}"));
        lookWithout(Duration.ofMinutes(6), 0, 1);

        assertThat(reports).singleElement().isInstanceOfSatisfying(ReportMissing.class, report -> assertThat(
                        report.machineId())
                .isEqualTo(id(1)));
    }

    @Test
    void areNotReportedWhenTheyWereSeenMeanwhile() {
        lookWithout(Duration.ofMinutes(4), 0);
        lookWithout(LOOKS);
        lookWithout(Duration.ofMinutes(4), 0);

        assertThat(reports).isEmpty();
    }

    @Test
    void areNotReportedWhenEcpHasThemAfterAll() {
        server.answering(
                200,
                "{\"id\": \"%s\", \"verbose_name\": \"vm\", \"status\": \"ACTIVE\", \"user_power_state\": 3, \"template\": false}"
                        .formatted(id(0).value()));
        lookWithout(Duration.ofMinutes(6), 0);

        assertThat(server.asked()).isNotEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void areNotReportedForTheTimeInWhichNobodyLooked() {
        lookWithout(LOOKS, 0);
        now += Duration.ofHours(2).toNanos();
        lookWithout(LOOKS, 0);

        assertThat(reports).isEmpty();
    }

    @Test
    void mayAllComeBackIfTheyAreMany() {
        lookWithout(Duration.ofMinutes(4), 0);
        lookWithout(Duration.ofSeconds(30), 0, 1);
        lookWithout(Duration.ofMinutes(2), 0, 1, 2);
        assertMayComeBack(0);

        lookWithout(Duration.ofMinutes(5), 0, 1, 2);

        assertMayComeBack(0, 1, 2);
    }

    @Test
    void mayComeBackIfManyWereGoneLately() {
        for (var next = 0; next < 4; next++) {
            lookWithout(Duration.ofMinutes(6), next);
            machines.remove(id(next));
        }

        assertThat(reports)
                .filteredOn(report -> !((ReportMissing) report).mayComeBack())
                .hasSize(2);
    }

    @Test
    void mayComeBackIfOthersAreMissing() {
        put(8, ON, true, false, false);
        put(9, ON, true, false, false);
        lookWithout(Duration.ofMinutes(6), 0);

        assertMayComeBack(0);
    }

    @Test
    void mayComeBackIfTheControllerShowsNotEvenHalfOfItsMachines() {
        IntStream.range(2, 10).forEach(number -> machines.remove(id(number)));
        lookWithout(Duration.ofMinutes(6), 0);

        assertMayComeBack(0);
    }

    @Test
    void mayComeBackIfTheyAreSomebodys() {
        put(0, ON, false, false, true);
        lookWithout(Duration.ofMinutes(6), 0);

        assertMayComeBack(0);
    }

    @Test
    void areNoneOfThoseThatWereNeverSeenOrAreLeaving() {
        put(0, null, false, false, false);
        put(1, ON, false, true, false);
        lookWithout(Duration.ofMinutes(6), 0, 1);

        assertThat(reports).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    private void report(Object report) {
        (report instanceof ReportUnseen ? unseen : reports).add(report);
    }

    /** Looks every few seconds for so long, at all but these. */
    private void lookWithout(Duration time, int... absent) {
        Set<MachineId> seen = new HashSet<>(machines.keySet());
        IntStream.of(absent).mapToObj(AbsenteesTest::id).forEach(seen::remove);
        for (var past = Duration.ZERO; past.compareTo(time) < 0; past = past.plus(LOOKS)) {
            absentees.lookFor(listed(), seen, new Attempts(() -> {}));
            now += LOOKS.toNanos();
        }
    }

    /** As the projector keeps it: what was reported is recorded. */
    private List<WatchedMachine> listed() {
        for (var report : reports) {
            var machineId = ((ReportMissing) report).machineId();
            machines.computeIfPresent(
                    machineId,
                    (id, old) -> new WatchedMachine(
                            id,
                            old.poolId(),
                            old.name(),
                            old.recorded(),
                            old.recordedBy(),
                            true,
                            old.leaving(),
                            old.assigned(),
                            null,
                            false));
        }
        return List.copyOf(machines.values());
    }

    private void put(int number, @Nullable Observation recorded, boolean missing, boolean leaving, boolean assigned) {
        machines.put(
                id(number),
                new WatchedMachine(
                        id(number), Machines.POOL, "pc", recorded, "event", missing, leaving, assigned, null, false));
    }

    private void assertGoneForGood(int number) {
        assertThat(reports).singleElement().isInstanceOfSatisfying(ReportMissing.class, report -> {
            assertThat(report.machineId()).isEqualTo(id(number));
            assertThat(report.mayComeBack()).isFalse();
        });
    }

    private void assertMayComeBack(int... numbers) {
        assertThat(reports)
                .extracting(report -> ((ReportMissing) report).machineId())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.of(numbers).mapToObj(AbsenteesTest::id).toList());
        assertThat(reports).allMatch(report -> ((ReportMissing) report).mayComeBack());
    }

    private static MachineId id(int number) {
        return new MachineId(new UUID(1, number));
    }
}
