package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What may become of an accepted task (6.5), whether it had its effect or not. */
class TaskFaultTest {
    private static final String START = "/api/domains/*/start/";
    private static final String MULTI_CREATE = "/api/domains/multi-create-domain/";

    private final Simulator simulator = Simulator.shared();
    private final String name = "task-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        simulator.clearFaults();
    }

    private void fault(String kind, String method, String path, Map<String, ?> more) {
        Map<String, Object> fault = new HashMap<>(more);
        fault.putAll(Map.of("kind", kind, "method", method, "path", path, "count", 1));
        simulator.fault(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELED", "LOST", "PARTIAL"})
    void taskEndsBadlyAndNothingIsDone(String status) {
        String id = simulator.newClone(Simulator.LINUX);
        fault(kindFor(status), "POST", START, Map.of("detail", "No luck."));
        JsonNode task = simulator.run("/api/domains/" + id + "/start/", Map.of());
        assertThat(task.path("status").asString()).isEqualTo(status);
        assertThat(task.path("error_message").asString()).isEqualTo("No luck.");
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
        assertThat(simulator.domain(id).path("locked_by").isNull()).isTrue();
    }

    private static String kindFor(String status) {
        return status.equals("FAILED") ? "TASK_FAILS" : "TASK_" + status;
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELED", "LOST", "PARTIAL"})
    void taskMayEndBadlyAlthoughItWasDone(String status) {
        String id = simulator.newClone(Simulator.LINUX);
        fault(kindFor(status), "POST", START, Map.of("applied", true));
        JsonNode task = simulator.run("/api/domains/" + id + "/start/", Map.of());
        assertThat(task.path("status").asString()).isEqualTo(status);
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(3);
    }

    @Test
    void taskThatNeverEndsMayHaveItsEffect() {
        String id = simulator.newClone(Simulator.LINUX);
        fault("TASK_NEVER_ENDS", "POST", START, Map.of("applied", true));
        String task = simulator.post("/api/domains/" + id + "/start/", Map.of()).taskId();
        simulator.awaitDomain(id, seen -> seen.path("user_power_state").asInt() == 3);
        assertThat(simulator.get("/api/tasks/" + task + "/").get("status").asString())
                .isEqualTo("IN_PROGRESS");
        simulator.put("/api/tasks/" + task + "/cancel/", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELED", "LOST", "PARTIAL"})
    void taskOfManyEndsLikeThatAsAWhole(String status) {
        fault("TASK_" + status, "POST", MULTI_CREATE, Map.of());
        List<String> ids = Simulator.newIds(4);
        JsonNode task = simulator.run(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, ids));
        assertThat(task.path("status").asString()).isEqualTo(status);
        long active = ids.stream()
                .filter(id -> simulator
                        .get("/api/domains/" + id + "/")
                        .get("status")
                        .asString("")
                        .equals("ACTIVE"))
                .count();
        assertThat(active).isEqualTo(status.equals("PARTIAL") ? 2 : 0);
    }

    @Test
    void pollMayFailWhileTheTaskGoesOn() {
        String id = simulator.newClone(Simulator.LINUX);
        String task = simulator.post("/api/domains/" + id + "/start/", Map.of()).taskId();
        fault("STATUS", "GET", "/api/tasks/*/", Map.of("status", 500));
        assertThat(simulator.get("/api/tasks/" + task + "/").status()).isEqualTo(500);
        assertThat(simulator.ended(task).path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void tasksMayBeChosenByTheNamesTheyAreAboutAndSoMayTheirPolls() {
        String spared = simulator.newClone(Simulator.LINUX);
        String struck = simulator.newClone(Simulator.LINUX);
        simulator.put("/api/domains/" + struck + "/", Map.of("verbose_name", name));
        simulator.fault(Map.of("kind", "TASK_LOST", "path", START, "names", name));
        simulator.succeed("/api/domains/" + spared + "/start/", Map.of());
        String task =
                simulator.post("/api/domains/" + struck + "/start/", Map.of()).taskId();
        assertThat(simulator.ended(task).path("status").asString()).isEqualTo("LOST");
        simulator.fault(Map.of("kind", "STATUS", "path", "/api/tasks/*/", "status", 503, "names", name));
        assertThat(simulator.get("/api/tasks/" + task + "/").status()).isEqualTo(503);
    }
}
