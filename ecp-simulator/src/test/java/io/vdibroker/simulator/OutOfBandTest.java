package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 6.6: what somebody else does is told on the websocket, written down as an event, and the lists agree. */
class OutOfBandTest {
    private final Simulator simulator = Simulator.shared();
    private final Listener listener = new Listener();
    private final String id = simulator.newClone(Simulator.LINUX);
    private final String name = "oob-" + UUID.randomUUID();

    @BeforeEach
    void listen() {
        listener.connect(simulator, "/domains/", "/nodes/", "/data-pools/");
    }

    @AfterEach
    void stop() {
        listener.stop();
        simulator.admin("PATCH", "/simulator/nodes/" + idOf("nodes", "node-2"), Map.of("status", "ACTIVE"));
        simulator.admin(
                "PATCH", "/simulator/data-pools/" + idOf("data-pools", "data-pool-1"), Map.of("freeMib", 5_000_000));
    }

    private String idOf(String collection, String wanted) {
        return simulator
                .get("/api/" + collection + "/?name=" + wanted)
                .get("results")
                .path(0)
                .path("id")
                .asString();
    }

    private void admin(String method, String path, Map<String, ?> body) {
        assertThat(simulator.admin(method, "/simulator/" + path, body).status()).isBetween(200, 204);
    }

    private JsonNode row() {
        return simulator.get("/api/domains/?ids=" + id).get("results").path(0);
    }

    private void awaitTold(String topic, String entity, String event, String key, String value) {
        await().until(() -> listener.about(topic, entity).stream()
                .anyMatch(message -> message.path("event").asString().equals(event)
                        && message.path("object").path(key).asString("").equals(value)));
    }

    private void assertWritten(String entity, String text) {
        assertThat(simulator
                        .get("/api/events/?user=admin&ordering=-created&limit=100")
                        .get("results"))
                .anyMatch(event -> event.path("message").asString().contains(text)
                        && event.path("entities").toString().contains(entity));
    }

    @Test
    void renamedMachine() {
        admin("POST", "domains/" + id + "/rename", Map.of("name", name));
        awaitTold("/domains/", id, "UPDATED", "verbose_name", name);
        assertWritten(id, "renamed to " + name);
        assertThat(row().path("verbose_name").asString()).isEqualTo(name);
    }

    @Test
    void deletedMachine() {
        admin("DELETE", "domains/" + id, Map.of());
        await().until(() -> listener.about("/domains/", id).stream()
                .anyMatch(message -> message.path("event").asString().equals("DELETED")));
        assertWritten(id, "deleted");
        assertThat(simulator.get("/api/domains/?ids=" + id).get("count").asInt())
                .isZero();
    }

    @Test
    void startedSuspendedAndStoppedMachine() {
        admin("POST", "domains/" + id + "/start", Map.of());
        awaitTold("/domains/", id, "UPDATED", "user_power_state", "3");
        admin("POST", "domains/" + id + "/suspend", Map.of());
        awaitTold("/domains/", id, "UPDATED", "user_power_state", "2");
        admin("POST", "domains/" + id + "/stop", Map.of());
        awaitTold("/domains/", id, "UPDATED", "user_power_state", "1");
        assertWritten(id, "started");
        assertWritten(id, "suspended");
        assertWritten(id, "powered off");
        assertThat(row().path("user_power_state").asInt()).isEqualTo(1);
    }

    @Test
    void movedMachine() {
        String node = idOf("nodes", "node-2");
        admin("POST", "domains/" + id + "/migrate", Map.of("node", node));
        await().until(() -> listener.about("/domains/", id).stream().anyMatch(message -> message.path("object")
                .path("node")
                .path("id")
                .asString("")
                .equals(node)));
        assertWritten(id, "moved");
        assertThat(simulator
                        .get("/api/domains/?node=" + node + "&ids=" + id)
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void nodeInService() {
        String node = idOf("nodes", "node-2");
        admin("PATCH", "nodes/" + node, Map.of("status", "SERVICE"));
        awaitTold("/nodes/", node, "UPDATED", "status", "SERVICE");
        assertWritten(node, "SERVICE");
        assertThat(simulator.get("/api/nodes/?status=SERVICE").get("count").asInt())
                .isEqualTo(1);
        Map<String, Object> onIt = Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1));
        onIt.remove("resource_pool");
        onIt.put("node", node);
        assertThat(simulator.post("/api/domains/multi-create-domain/", onIt).detail())
                .contains("passed node is not valid");
    }

    @Test
    void fullStorage() {
        String pool = idOf("data-pools", "data-pool-1");
        admin("PATCH", "data-pools/" + pool, Map.of("freeMib", 100));
        awaitTold("/data-pools/", pool, "UPDATED", "free_space", "100");
        assertWritten(pool, "100 MiB left");
        assertThat(simulator
                        .get("/api/data-pools/" + pool + "/")
                        .get("free_space")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void machineAndTagsOfSomebodyElse() {
        String tag = simulator
                .post("/api/tags/", Map.of("verbose_name", name))
                .get("entity")
                .asString();
        String stranger = simulator
                .admin("POST", "/simulator/domains", Map.of("name", name, "template", Simulator.LINUX, "tag", name))
                .get("id")
                .asString();
        awaitTold("/domains/", stranger, "CREATED", "verbose_name", name);
        assertWritten(stranger, "made");
        assertThat(tagged(tag)).containsExactly(stranger);

        admin("POST", "domains/" + id + "/tag", Map.of("tag", tag));
        admin("POST", "domains/" + stranger + "/untag", Map.of("tag", tag));
        assertThat(tagged(tag)).containsExactly(id);

        admin("POST", "tags/" + tag + "/rename", Map.of("name", name + "x"));
        assertThat(simulator.get("/api/tags/?name=" + name + "x").get("count").asInt())
                .isEqualTo(1);
        admin("DELETE", "tags/" + tag, Map.of());
        assertThat(simulator.get("/api/tags/" + tag + "/").status()).isEqualTo(404);
        assertThat(row().path("tags").isEmpty()).isTrue();
    }

    @Test
    void machineHeldBySomebodyElse() {
        Answered held = simulator.admin("POST", "/simulator/domains/" + id + "/hold", Map.of("millis", 100_000));
        String task = held.get("task").asString();
        assertThat(simulator.domain(id).path("locked_by").asString()).isEqualTo(task);
        assertThat(simulator.post("/api/domains/" + id + "/start/", Map.of()).detail())
                .contains("locked by task " + task);
        simulator.put("/api/tasks/" + task + "/cancel/", Map.of());
        simulator.succeed("/api/domains/" + id + "/start/", Map.of());
    }

    private List<String> tagged(String tag) {
        return simulator
                .get("/api/tags/" + tag + "/")
                .get("ui_entities")
                .valueStream()
                .map(entity -> entity.path("entity_uuid").asString())
                .toList();
    }
}
