package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaskTest {
    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void putBack() {
        simulator.settings(Map.of(
                "limits", Map.of("tasksPerNode", 8, "tasksInTotal", 24),
                "durations", Map.of("startMs", 4_000)));
    }

    private Answered start(String id, Map<String, Object> body) {
        return simulator.post("/api/domains/" + id + "/start/", body);
    }

    @Test
    void taskHasEveryKeyAndItsTimesAtTheEnd() {
        String id = simulator.newClone(Simulator.LINUX);
        JsonNode begun = start(id, Map.of("force", false)).get("_task");
        assertThat(begun.path("executed").asInt(-1)).isZero();
        assertThat(begun.path("is_cancellable").asBoolean()).isTrue();
        assertThat(begun.path("finished_time").isNull()).isTrue();
        assertThat(begun.path("entities").path(id).asString()).isEqualTo("domain");
        assertThat(begun.path("user").path("username").asString()).isEqualTo("vdi");
        assertThat(begun.path("name").asString())
                .startsWith("Starting the virtual machine ")
                .endsWith(".");
        JsonNode ended = simulator.ended(begun.path("id").asString());
        assertThat(ended.path("executed").asString()).matches("\\d+\\.\\d{6}");
        assertThat(ended.path("progress").asInt()).isEqualTo(100);
        assertThat(ended.path("is_cancellable").asBoolean()).isFalse();
    }

    @Test
    void lockedMachineTakesNoOtherOperation() {
        simulator.settings(Map.of("durations", Map.of("startMs", 120_000)));
        String id = simulator.newClone(Simulator.LINUX);
        Answered first = start(id, Map.of("force", false));
        assertThat(simulator.domain(id).path("locked_by").asString()).isEqualTo(first.taskId());
        for (String operation : List.of("start", "remove", "detach-usb")) {
            Answered refused = simulator.post("/api/domains/" + id + "/" + operation + "/", Map.of());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("locked");
        }
        simulator.ended(first.taskId());
        assertThat(simulator.domain(id).path("locked_by").isNull()).isTrue();
    }

    @Test
    void sameKeyIsTheSameRequest() {
        String id = simulator.newClone(Simulator.LINUX);
        Map<String, Object> body =
                Map.of("force", false, "idempotency_key", UUID.randomUUID().toString());
        Answered first = start(id, body);
        Answered second = start(id, body);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.taskId()).isEqualTo(first.taskId());
        simulator.ended(first.taskId());
        assertThat(start(id, body).taskId()).isEqualTo(first.taskId());
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        String id = simulator.newClone(Simulator.LINUX);
        String key = UUID.randomUUID().toString();
        simulator.ended(
                start(id, Map.of("force", false, "idempotency_key", key)).taskId());
        assertThat(start(id, Map.of("force", true, "idempotency_key", key))
                        .error()
                        .has("idempotency_key"))
                .isTrue();
    }

    @Test
    void refusalIsNotRememberedUnderTheKey() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        Map<String, Object> body =
                Map.of("force", false, "idempotency_key", UUID.randomUUID().toString());
        assertThat(start(id, body).status()).isEqualTo(400);
        simulator.succeed("/api/domains/" + id + "/shutdown/", Map.of("force", true));
        assertThat(start(id, body).status()).isEqualTo(202);
    }

    @Test
    void waitingCallerHearsOfTheFailure() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.post(
                "/api/domains/" + id + "/attach-usb/",
                Map.of("action_type", "tcp_usb_device", "tcp_usb", Map.of("host", "192.0.2.1", "service", 1)));
        Answered held = simulator.send("POST", "/api/domains/" + id + "/start/", null, "jwt " + simulator.key());
        assertThat(held.status()).isEqualTo(400);
        assertThat(held.detail()).contains("USB");
    }

    @Test
    void nodeTakesOnlySoManyTasksAndTheOthersWaitTheirTurn() {
        List<String> ids = Simulator.newIds(6);
        simulator.succeed(
                "/api/domains/multi-create-domain/",
                Simulator.clones(Simulator.LINUX, "queue-" + ids.get(0).substring(0, 8), ids));
        simulator.settings(Map.of("limits", Map.of("tasksInTotal", 1), "durations", Map.of("startMs", 2_000)));
        JsonNode parent = simulator.run("/api/domains/multi-manager/", Map.of("action", "start", "entity_ids", ids));
        JsonNode subtasks = simulator
                .get("/api/tasks/?ordering=created&parent=" + parent.path("id").asString())
                .get("results");
        assertThat(subtasks).hasSize(6);
        String before = "";
        for (JsonNode subtask : subtasks) {
            assertThat(subtask.path("finished_time").asString()).isGreaterThan(before);
            before = subtask.path("finished_time").asString();
        }
    }

    @Test
    void whatCanNotBeDoneToOneOfManyDoesNotStopTheOthers() {
        String id = simulator.newClone(Simulator.LINUX);
        String unknown = UUID.randomUUID().toString();
        JsonNode parent = simulator.run(
                "/api/domains/multi-manager/",
                Map.of("action", "delete", "entity_ids", List.of(unknown, id), "options", Map.of("full", true)));
        assertThat(parent.path("status").asString()).isEqualTo("FAILED");
        assertThat(simulator.get("/api/domains/" + id + "/").status()).isEqualTo(404);
        assertThat(simulator
                        .get("/api/tasks/?status=FAILED&parent="
                                + parent.path("id").asString())
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void finishedTaskCanNotBeCancelled() {
        JsonNode task = simulator.run("/api/tags/", Map.of("verbose_name", "done-" + UUID.randomUUID()));
        assertThat(simulator
                        .put("/api/tasks/" + task.path("id").asString() + "/cancel/", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void cancelledStartLeavesTheMachineOffAndFree() {
        simulator.settings(Map.of("durations", Map.of("startMs", 1_000_000)));
        String id = simulator.newClone(Simulator.LINUX);
        Answered started = start(id, Map.of());
        simulator.put("/api/tasks/" + started.taskId() + "/cancel/", Map.of("force", true));
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(1);
        assertThat(domain.path("locked_by").isNull()).isTrue();
    }
}
