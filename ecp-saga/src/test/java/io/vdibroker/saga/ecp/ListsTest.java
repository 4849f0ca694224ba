package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsTest {

    private final EcpServer server = EcpServer.http();
    private final EcpClient ecp = Ecp.client(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void ofManyIdsAreAskedForInWholeIds() {
        var ids = IntStream.range(0, 250)
                .mapToObj(i -> new MachineId(new UUID(7, i)))
                .toList();
        server.answering(request -> EcpServer.Reply.json(
                200, Ecp.page(idsOf(request).map(ListsTest::domain).toArray(String[]::new))));

        var found = ecp.domains(ids);

        assertThat(found).extracting(EcpDomain::id).containsExactlyElementsOf(ids);
        assertThat(server.asked()).hasSize(3).allSatisfy(request -> {
            assertThat(idsOf(request)).hasSizeLessThanOrEqualTo(100).allMatch(id -> id.length() == 36);
            assertThat(idsOf(request).collect(Collectors.joining(","))).hasSizeLessThanOrEqualTo(3_780);
        });
    }

    @Test
    void ofNoIdsAreNotAskedForAtAll() {
        assertThat(ecp.domains(List.of())).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void ofSeveralPagesAreReadToTheEnd() {
        server.answering(request -> {
            var offset = request.target().contains("offset=100") ? 100 : 0;
            var rows = IntStream.range(offset, offset == 0 ? 100 : 150)
                    .mapToObj(i -> tag(new UUID(7, i), "pool-1" + i))
                    .collect(Collectors.joining(","));
            return EcpServer.Reply.json(200, "{\"count\": 150, \"results\": [" + rows + "]}");
        });

        assertThat(ecp.findTag("pool-1149")).get().extracting(EcpTag::id).isEqualTo(new UUID(7, 149).toString());
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void ofNamesAreReadToTheEndAndHoldNoOthers() {
        server.answering(request -> {
            var second = request.target().contains("offset=2");
            var rows = second
                    ? named("acc-10")
                    : named("acc-1") + "," + named("my-acc-2"); // the filter finds what contains the text
            return EcpServer.Reply.json(200, "{\"count\": 3, \"results\": [" + rows + "]}");
        });

        assertThat(ecp.namesBeginningWith("acc-")).containsExactlyInAnyOrder("acc-1", "acc-10");
        assertThat(server.asked()).hasSize(2).allMatch(request -> request.target()
                .contains("name=acc-"));
    }

    private static String named(String name) {
        return "{\"id\": \"" + UUID.randomUUID() + "\", \"verbose_name\": \"" + name + "\"}";
    }

    @Test
    void endWithAPageThatIsEmptyWhateverTheCount() {
        server.answering(200, "{\"count\": 7, \"next\": null, \"results\": []}");

        assertThat(ecp.findTag("pool-1")).isEmpty();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void thatAreNoneAreNotTakenForEmpty() {
        server.answering(200, "{}");

        assertThatThrownBy(() -> ecp.runningTasks()).isInstanceOf(EcpProblem.Malformed.class);
    }

    @Test
    void giveTheTagOfExactlyTheName() {
        server.answering(200, Ecp.page(tag(new UUID(7, 1), "pool-10"), tag(new UUID(7, 2), "pool-1")));

        assertThat(ecp.findTag("pool-1")).get().extracting(EcpTag::id).isEqualTo(new UUID(7, 2).toString());
    }

    @Test
    void giveMachinesWhateverOfThemIsMissing() {
        var id = new UUID(7, 1);
        server.answering(
                200,
                Ecp.page("{\"id\": \"%s\", \"guest_utils\": null, \"node\": null, \"user_power_state\": 9}"
                        .formatted(id)));

        var domain = ecp.domains(List.of(new MachineId(id))).get(0);

        assertThat(domain.power()).isEqualTo(PowerState.UNKNOWN);
        assertThat(domain.consolePort()).isNull();
        assertThat(domain.nodeId()).isNull();
        assertThat(domain.address()).isNull();
    }

    @Test
    void giveMachinesWithAllThatIsSaidOfThem() {
        var id = new MachineId(new UUID(7, 1));
        var parent = new UUID(7, 2);
        var node = new UUID(7, 3);
        server.answering(
                200,
                Ecp.page(
                        """
                {"id": "%s", "verbose_name": "vdi-1", "status": "ACTIVE", "user_power_state": 3, "template": false,
                 "thin": true, "parent": {"id": "%s", "verbose_name": "t"}, "os_type": "Windows", "remote_access": true,
                 "remote_access_port": 5900, "real_remote_access_port": 50002, "node": {"id": "%s"},
                 "guest_utils": {"qemu_state": true, "hostname": "VDI-1", "ipv4": ["169.254.3.4", "10.0.0.7"]},
                 "locked_by": "%s"}"""
                                .formatted(id.value(), parent, node, parent)));

        assertThat(ecp.domains(List.of(id)))
                .containsExactly(new EcpDomain(
                        id,
                        "vdi-1",
                        "ACTIVE",
                        PowerState.ON,
                        false,
                        true,
                        parent,
                        "Windows",
                        true,
                        5900,
                        50002,
                        node.toString(),
                        true,
                        "VDI-1",
                        List.of("169.254.3.4", "10.0.0.7"),
                        parent.toString()));
    }

    private static Stream<String> idsOf(EcpServer.Asked request) {
        return Arrays.stream(request.uri().getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("ids="))
                .flatMap(parameter -> Arrays.stream(
                        Objects.requireNonNull(parameter.substring(4)).split(",")));
    }

    private static String domain(String id) {
        return "{\"id\": \"" + id + "\", \"status\": \"ACTIVE\"}";
    }

    private static String tag(UUID id, String name) {
        return "{\"id\": \"" + id + "\", \"verbose_name\": \"" + name + "\", \"ui_entities\": []}";
    }
}
