package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DirectoryTest {
    private static final Map<String, Object> RIGHT =
            Map.of("domainname", "corp.example", "login", "svc-join", "password", "Join-Pa55word", "restart", 1);

    private final Simulator simulator = Simulator.shared();
    private final String id = simulator.newRunningClone(Simulator.WINDOWS);

    private JsonNode join(Map<String, ?> differences) {
        Map<String, Object> body = new HashMap<>(RIGHT);
        body.putAll(differences);
        return simulator.run("/api/domains/" + id + "/add-to-ad/", body);
    }

    private String isJoined() {
        return simulator
                .post(
                        "/api/domains/" + id + "/guest-command/",
                        Map.of(
                                "qemu_cmd",
                                "guest-exec",
                                "fargs",
                                Map.of(
                                        "path",
                                        "powershell.exe",
                                        "arg",
                                        List.of("(Get-WmiObject Win32_ComputerSystem).PartOfDomain"))))
                .get("guest-exec")
                .path("out-data")
                .asString()
                .trim();
    }

    private List<JsonNode> computers() {
        JsonNode all = simulator.admin("GET", "/simulator/state", null).get("computers");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(computer -> computer.path("machine").asString().equals(id))
                .toList();
    }

    @Test
    void machineIsInTheDirectoryUnderItsHostNameAfterTheRestart() {
        assertThat(isJoined()).isEqualTo("False");
        JsonNode task = join(Map.of("oupath", "ou=vdi, dc=corp, dc=example"));
        assertThat(task.path("status").asString()).isEqualTo("SUCCESS");
        String hostname = simulator.awaitAddress(id).path("hostname").asString();
        assertThat(isJoined()).isEqualTo("True");
        assertThat(computers()).singleElement().satisfies(computer -> {
            assertThat(computer.path("name").asString()).isEqualTo(hostname);
            assertThat(computer.path("container").asString()).isEqualTo("OU=VDI,DC=corp,DC=example");
        });
    }

    @Test
    void newNameIsTheNameOfTheComputer() {
        join(Map.of("newname", "desk-9"));
        assertThat(simulator.awaitAddress(id).path("hostname").asString()).isEqualTo("desk-9");
        assertThat(computers())
                .extracting(computer -> computer.path("name").asString())
                .containsExactly("desk-9");
    }

    @Test
    void leavingRemovesTheComputer() {
        join(Map.of());
        simulator.awaitAddress(id);
        simulator.succeed(
                "/api/domains/" + id + "/rm-from-ad/",
                Map.of("login", "svc-join", "password", "Join-Pa55word", "restart", 1));
        simulator.awaitAddress(id);
        assertThat(isJoined()).isEqualTo("False");
        assertThat(computers()).isEmpty();
    }

    @Test
    void wrongCredentialsFailTheTaskAndNothingRestarts() {
        JsonNode task = join(Map.of("password", "wrong"));
        assertThat(task.path("status").asString()).isEqualTo("FAILED");
        assertThat(task.path("error_message").asString()).contains("password");
        assertThat(isJoined()).isEqualTo("False");
        assertThat(computers()).isEmpty();
    }

    @Test
    void unknownDomainOrUnitFailsTheTask() {
        assertThat(join(Map.of("domainname", "granit.local")).path("status").asString())
                .isEqualTo("FAILED");
        assertThat(join(Map.of("oupath", "OU=Nowhere,DC=corp,DC=example"))
                        .path("status")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(computers()).isEmpty();
    }

    @Test
    void joiningTwiceFails() {
        join(Map.of());
        simulator.awaitAddress(id);
        assertThat(join(Map.of()).path("status").asString()).isEqualTo("FAILED");
    }

    @Test
    void onlyWindowsJoins() {
        String linux = simulator.newRunningClone(Simulator.LINUX);
        assertThat(simulator
                        .post("/api/domains/" + linux + "/add-to-ad/", RIGHT)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void computerOfADeletedMachineStays() {
        join(Map.of());
        simulator.awaitAddress(id);
        simulator.succeed("/api/domains/" + id + "/remove/", Map.of("full", true, "force", true));
        assertThat(computers()).hasSize(1);
    }
}
