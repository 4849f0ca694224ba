package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code vdi-prepare}: one task that does everything, in the order of section 3.11. */
class PrepareTest {
    private static final Map<String, Object> JOIN = Map.of(
            "domainname",
            "corp.example",
            "login",
            "svc-join",
            "password",
            "Join-Pa55word",
            "restart",
            1,
            "oupath",
            "OU=VDI,DC=corp,DC=example");
    private static final Map<String, Object> ALL =
            Map.of("remote_access", true, "start_on", true, "set_hostname", true, "add_to_ad", JOIN);

    private static final Map<String, Object> OFF = Map.of("remote_access", true);

    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void putBack() {
        simulator.clearFaults();
        simulator.settings(Map.of("durations", Map.of("prepareAgentLimitMs", 600_000)));
    }

    private JsonNode prepare(String id, Map<String, ?> body) {
        return simulator.run("/api/domains/" + id + "/vdi-prepare/", body);
    }

    private static void assertEnds(String status, JsonNode task) {
        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo(status);
    }

    @Test
    void windowsIsReachableNamedAndJoined() {
        String id = simulator.newClone(Simulator.WINDOWS);
        assertEnds("SUCCESS", prepare(id, ALL));
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("remote_access_port").asInt()).isGreaterThanOrEqualTo(5_900);
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(3);
        String name = domain.path("verbose_name").asString();
        assertThat(simulator.awaitAddress(id).path("hostname").asString()).isEqualTo(name);
        assertThat(simulator.admin("GET", "/simulator/state", null).get("computers"))
                .anySatisfy(computer -> {
                    assertThat(computer.path("machine").asString()).isEqualTo(id);
                    assertThat(computer.path("name").asString()).isEqualTo(name);
                });
    }

    @Test
    void guestPoolsMachineIsStartedAndNothingElse() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(Map.of("kind", "AGENT_SILENT", "count", 1));
        assertEnds("SUCCESS", prepare(id, Map.of("remote_access", true, "start_on", true)));
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("remote_access").asBoolean()).isTrue();
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(3);
    }

    @Test
    void withoutStartTheMachineStaysOff() {
        String id = simulator.newClone(Simulator.LINUX);
        assertEnds("SUCCESS", prepare(id, Map.of("remote_access", true)));
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
    }

    @Test
    void doneOnceMoreItChangesNothing() {
        String id = simulator.newClone(Simulator.LINUX);
        Map<String, Object> wishes = Map.of("remote_access", true, "start_on", true, "set_hostname", true);
        assertEnds("SUCCESS", prepare(id, wishes));
        int port = simulator.domain(id).path("remote_access_port").asInt();
        assertEnds("SUCCESS", prepare(id, wishes));
        assertThat(simulator.domain(id).path("remote_access_port").asInt()).isEqualTo(port);
    }

    @Test
    void silentAgentFailsItAndWhatWasDoneStays() {
        simulator.settings(Map.of("durations", Map.of("prepareAgentLimitMs", 20_000)));
        simulator.fault(Map.of("kind", "AGENT_SILENT", "count", 1));
        String id = simulator.newClone(Simulator.LINUX);
        JsonNode task = prepare(id, Map.of("remote_access", true, "start_on", true, "set_hostname", true));
        assertEnds("FAILED", task);
        assertThat(task.path("error_message").asString()).contains("agent");
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(3);
        assertThat(domain.path("remote_access").asBoolean()).isTrue();
        assertThat(domain.path("locked_by").isNull()).isTrue();
    }

    @Test
    void joinWithoutRestartIsBelievedWithTheNextBoot() {
        String id = simulator.newClone(Simulator.WINDOWS);
        Map<String, Object> join = new HashMap<>(JOIN);
        join.remove("restart");
        assertEnds("SUCCESS", prepare(id, Map.of("remote_access", true, "start_on", true, "add_to_ad", join)));
        assertThat(isJoined(id)).isFalse();
        simulator.succeed("/api/domains/" + id + "/reboot/", Map.of("force", true));
        simulator.awaitAddress(id);
        assertThat(isJoined(id)).isTrue();
    }

    private boolean isJoined(String id) {
        for (JsonNode domain : simulator.admin("GET", "/simulator/state", null).get("domains")) {
            if (domain.path("id").asString().equals(id)) {
                return domain.path("joined").asBoolean();
            }
        }
        throw new AssertionError("No machine " + id);
    }

    @Test
    void newMachinesMayBePreparedWithTheirCreation() {
        List<String> ids = Simulator.newIds(2);
        Map<String, Object> body =
                Simulator.clones(Simulator.LINUX, "ready-" + ids.get(0).substring(0, 8), ids);
        body.putAll(Map.of("remote_access", true, "start_on", true, "set_hostname", true));
        simulator.succeed("/api/domains/multi-create-domain/", body);
        for (String id : ids) {
            JsonNode domain = simulator.domain(id);
            assertThat(domain.path("remote_access").asBoolean()).isTrue();
            assertThat(domain.path("guest_utils").path("hostname").asString())
                    .isEqualTo(domain.path("verbose_name").asString());
        }
    }

    @Test
    void wrongPasswordFailsItAfterTheStart() {
        String id = simulator.newClone(Simulator.WINDOWS);
        Map<String, Object> join = new HashMap<>(JOIN);
        join.put("password", "wrong");
        JsonNode task = prepare(id, Map.of("remote_access", true, "start_on", true, "add_to_ad", join));
        assertEnds("FAILED", task);
        assertThat(task.path("error_message").asString()).contains("password");
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(3);
        assertThat(simulator
                        .admin("GET", "/simulator/requests?path=" + id + "/vdi-prepare", null)
                        .text())
                .doesNotContain("\"wrong\"");
    }

    @Test
    void machineIsLockedMeanwhileAndFreeWhenItWasCancelled() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(Map.of("kind", "TASK_NEVER_ENDS", "path", "/api/domains/*/vdi-prepare/"));
        Answered accepted = simulator.post("/api/domains/" + id + "/vdi-prepare/", OFF);
        assertThat(simulator.post("/api/domains/" + id + "/start/", Map.of()).detail())
                .contains("locked");
        simulator.put("/api/tasks/" + accepted.taskId() + "/cancel/", Map.of("force", true));
        assertThat(simulator.domain(id).path("locked_by").isNull()).isTrue();
    }

    @Test
    void refusesTemplatesLinuxInADirectoryAndAJoinWithoutAccount() {
        assertThat(refusal(Simulator.LINUX, OFF)).contains("can not be prepared");
        String id = simulator.newClone(Simulator.LINUX);
        assertThat(refusal(id, ALL)).contains("Windows");
        String windows = simulator.newClone(Simulator.WINDOWS);
        assertThat(refusal(windows, Map.of("remote_access", true, "add_to_ad", Map.of("domainname", "corp.example"))))
                .contains("login");
    }

    private String refusal(String id, Map<String, ?> body) {
        Answered answered = simulator.post("/api/domains/" + id + "/vdi-prepare/", body);
        assertThat(answered.status()).as(answered.text()).isEqualTo(400);
        return answered.detail();
    }

    @Test
    void hundredAtOnceQueueAndAllEnd() {
        List<String> ids = Simulator.newIds(100);
        simulator.succeed(
                "/api/domains/multi-create-domain/",
                Simulator.clones(Simulator.LINUX, "hundred-" + ids.get(0).substring(0, 8), ids));
        Map<String, Object> wishes = Map.of("remote_access", true, "start_on", true, "set_hostname", true);
        List<String> tasks = ids.stream()
                .map(id -> simulator
                        .post("/api/domains/" + id + "/vdi-prepare/", wishes)
                        .taskId())
                .toList();
        JsonNode open = simulator.admin("GET", "/simulator/state", null).get("openTasks");
        assertThat(open)
                .anyMatch(task -> !task.path("started").asBoolean()
                        && tasks.contains(task.path("id").asString()));
        assertThat(tasks)
                .allMatch(
                        task -> simulator.ended(task).path("status").asString().equals("SUCCESS"));
        simulator.succeed(
                "/api/domains/multi-manager/",
                Map.of("action", "delete", "entity_ids", ids, "options", Map.of("full", true, "force", true)));
    }
}
