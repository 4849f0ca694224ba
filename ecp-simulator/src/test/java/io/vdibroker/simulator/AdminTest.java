package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdminTest {
    private final Simulator simulator = Simulator.shared();

    @Test
    void requestsAreKeptWithoutPasswords() {
        String id = UUID.randomUUID().toString();
        simulator.post("/api/domains/" + id + "/add-to-ad/", Map.of("login", "x", "password", "very-secret"));
        Answered kept = simulator.admin("GET", "/simulator/requests?method=POST&path=" + id, null);
        assertThat(kept.json()).hasSize(1);
        assertThat(kept.json().path(0).path("status").asInt()).isEqualTo(404);
        assertThat(kept.json().path(0).path("body").path("password").asString()).isEqualTo("***");
        assertThat(kept.text()).doesNotContain("very-secret");
    }

    @Test
    void requestsAreCountedByRoute() {
        simulator.admin("DELETE", "/simulator/requests", null);
        simulator.domain(Simulator.LINUX);
        simulator.domain(Simulator.WINDOWS);
        JsonNode counts =
                simulator.admin("GET", "/simulator/requests/counts", null).json();
        assertThat(counts.path("GET /api/domains/{id}/").asInt()).isEqualTo(2);
    }

    @Test
    void stateShowsMachinesWithTheirTags() {
        String id = simulator.newClone(Simulator.LINUX);
        String name = "state-" + id;
        String tag = simulator
                .post("/api/tags/", Map.of("verbose_name", name))
                .get("entity")
                .asString();
        simulator.succeed(
                "/api/tags/" + tag + "/add-entities/", Map.of("entity_class", "domain", "entity_uuids", List.of(id)));
        JsonNode state = simulator.admin("GET", "/simulator/state", null).json();
        assertThat(state.path("domains")).anySatisfy(domain -> {
            assertThat(domain.path("id").asString()).isEqualTo(id);
            assertThat(domain.path("power").asInt()).isEqualTo(1);
            assertThat(domain.path("parent").asString()).isEqualTo(Simulator.LINUX);
            assertThat(domain.path("tags").path(0).asString()).isEqualTo(name);
        });
        assertThat(state.path("tags"))
                .anyMatch(row -> row.path("name").asString().equals(name));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThat(simulator
                        .admin("PATCH", "/simulator/settings", Map.of("timeFactor", -1))
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .admin("PATCH", "/simulator/settings", Map.of("durations", Map.of("x", 1)))
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .admin("GET", "/simulator/settings", null)
                        .get("timeFactor")
                        .asDouble())
                .isEqualTo(0.01);
    }

    @Test
    void machineDeletedBySomebodyElseIsUnknownAndItsTaskFails() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(Map.of("kind", "TASK_NEVER_ENDS", "path", "/api/domains/*/start/", "count", 1));
        Answered started = simulator.post("/api/domains/" + id + "/start/", Map.of());
        simulator.admin("DELETE", "/simulator/domains/" + id, null);
        simulator.clearFaults();
        assertThat(simulator.get("/api/domains/" + id + "/").status()).isEqualTo(404);
        assertThat(simulator.ended(started.taskId()).path("status").asString()).isEqualTo("FAILED");
        assertThat(simulator.admin("DELETE", "/simulator/domains/" + id, null).status())
                .isEqualTo(404);
    }

    @Test
    void machineMayBeStartedStoppedRenamedAndMovedBySomebodyElse() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.admin("POST", "/simulator/domains/" + id + "/start", null);
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(3);
        simulator.admin("POST", "/simulator/domains/" + id + "/stop", null);
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
        simulator.admin("POST", "/simulator/domains/" + id + "/rename", Map.of("name", "other-" + id));
        assertThat(simulator.domain(id).path("verbose_name").asString()).isEqualTo("other-" + id);
        String node = node("node-2");
        simulator.admin("POST", "/simulator/domains/" + id + "/migrate", Map.of("node", node));
        assertThat(simulator.domain(id).path("node").path("id").asString()).isEqualTo(node);
    }

    @Test
    void powerOnAFailedNodeIsNotKnown() {
        String node = node("node-2");
        String id = simulator.newClone(Simulator.LINUX);
        simulator.admin("POST", "/simulator/domains/" + id + "/migrate", Map.of("node", node));
        simulator.admin("PATCH", "/simulator/nodes/" + node, Map.of("status", "FAILED"));
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isZero();
        simulator.admin("PATCH", "/simulator/nodes/" + node, Map.of("status", "ACTIVE"));
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
    }

    @Test
    void restartOfANodeLosesItsTasks() {
        String node = node("node-2");
        String id = simulator.newClone(Simulator.LINUX);
        simulator.admin("POST", "/simulator/domains/" + id + "/migrate", Map.of("node", node));
        simulator.fault(Map.of("kind", "TASK_NEVER_ENDS", "path", "/api/domains/*/start/", "count", 1));
        Answered started = simulator.post("/api/domains/" + id + "/start/", Map.of());
        simulator.clearFaults();
        simulator.admin("POST", "/simulator/nodes/" + node + "/restart", null);
        assertThat(simulator.ended(started.taskId()).path("status").asString()).isEqualTo("LOST");
    }

    private String node(String name) {
        return simulator
                .get("/api/nodes/?name=" + name)
                .get("results")
                .path(0)
                .path("id")
                .asString();
    }
}
