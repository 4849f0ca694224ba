package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbsenteesTest {

    private static final Observation ON = new Observation(PowerState.ON, false, null, null, null, null);
    private static final int AT_ONCE = 2;

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final Controllers controllers = Ecp.controllers(
            mongo.database(), server, Ecp.properties(), Ecp.heartbeats(Clock.systemUTC(), Ecp.properties()));
    private final List<Object> reports = new ArrayList<>();
    private final Absentees absentees = new Absentees(Ecp.CONTROLLER, controllers, reports::add, AT_ONCE);
    private final List<WatchedMachine> machines = new ArrayList<>(IntStream.range(0, 4)
            .mapToObj(AbsenteesTest::id)
            .map(id -> new WatchedMachine(id, Machines.POOL, ON, "event", false, false))
            .toList());

    AbsenteesTest() {
        server.answering(404, "{\"errors\": [{\"code\": \"50004\", \"detail\": \"Not found.\"}]}");
    }

    @AfterEach
    void close() {
        server.close();
        mongo.close();
    }

    @Test
    void areReportedWhenTheyWereNotSeenTwiceAndEcpSaysThatTheyAreNotThere() {
        look(1, 2, 3);
        assertThat(reports).as("once is nothing").isEmpty();

        look(1, 2, 3);

        assertThat(reports).singleElement().isInstanceOfSatisfying(ReportMissing.class, report -> {
            assertThat(report.machineId()).isEqualTo(id(0));
            assertThat(report.oneOfMany()).isFalse();
        });
        assertThat(server.last().target()).contains(id(0).value().toString());
    }

    @Test
    void areNotReportedWhenTheyWereSeenMeanwhile() {
        look(1, 2, 3);
        look(0, 1, 2, 3);
        look(1, 2, 3);

        assertThat(reports).isEmpty();
    }

    @Test
    void areNotReportedWhenEcpHasThemAfterAll() {
        server.answering(
                200,
                "{\"id\": \"%s\", \"verbose_name\": \"vm\", \"status\": \"ACTIVE\", \"user_power_state\": 3, \"template\": false}"
                        .formatted(id(0).value()));
        look(1, 2, 3);
        look(1, 2, 3);

        assertThat(server.asked()).hasSize(1);
        assertThat(reports).isEmpty();
    }

    @Test
    void areWaitedForWhileMoreAndMoreGo() {
        look(1, 2, 3);
        look(2, 3);
        assertThat(reports).isEmpty();

        look(3);
        look(3);

        assertThat(reports).hasSize(3).allMatch(report -> ((ReportMissing) report).oneOfMany());
    }

    @Test
    void areManyTogetherWithThoseThatAreMissingAlready() {
        machines.set(0, new WatchedMachine(id(0), Machines.POOL, ON, "event", true, false));
        machines.set(1, new WatchedMachine(id(1), Machines.POOL, ON, "event", true, false));
        look(3);
        look(3);

        assertThat(reports).singleElement().isInstanceOfSatisfying(ReportMissing.class, report -> {
            assertThat(report.machineId()).isEqualTo(id(2));
            assertThat(report.oneOfMany()).isTrue();
        });
    }

    @Test
    void areNoneOfThoseThatWereNeverSeen() {
        machines.set(0, new WatchedMachine(id(0), Machines.POOL, null, null, false, false));
        look(1, 2, 3);
        look(1, 2, 3);

        assertThat(reports).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    private void look(int... seen) {
        Set<MachineId> found = new HashSet<>();
        IntStream.of(seen).mapToObj(AbsenteesTest::id).forEach(found::add);
        absentees.lookFor(machines, found);
    }

    private static MachineId id(int number) {
        return new MachineId(new UUID(1, number));
    }
}
