package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreationTest {
    private static final String MULTI_CREATE = "/api/domains/multi-create-domain/";

    private final Simulator simulator = Simulator.shared();
    private final String name = "vm-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void putBack() {
        simulator.clearFaults();
        simulator.settings(Map.of(
                "rules", Map.of("strictNames", false, "cancelledCreate", "REMOVED"),
                "durations", Map.of("thinCloneMs", 3_000)));
    }

    private List<String> names(List<String> ids) {
        JsonNode rows = simulator
                .get("/api/domains/?fields=verbose_name,id&limit=1000&ids=" + String.join(",", ids))
                .get("results");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("verbose_name").asString())
                .toList();
    }

    private Answered refused(Map<String, Object> body) {
        Answered answered = simulator.post(MULTI_CREATE, body);
        assertThat(answered.status()).as(answered.text()).isEqualTo(400);
        return answered;
    }

    @Test
    void machinesHaveTheIdsOfTheRequestAndAreSeenAtOnce() {
        List<String> ids = Simulator.newIds(3);
        Answered accepted = simulator.post(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, ids));
        assertThat(accepted.get("entity").asString()).isEqualTo(ids.get(0));
        assertThat(accepted.get("_task").path("is_multitask").asBoolean()).isTrue();
        assertThat(names(ids)).hasSize(3);
        assertThat(simulator.ended(accepted.taskId()).path("status").asString()).isEqualTo("SUCCESS");
        JsonNode domain = simulator.domain(ids.get(1));
        assertThat(domain.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(domain.path("thin").asBoolean()).isTrue();
        assertThat(domain.path("parent").path("id").asString()).isEqualTo(Simulator.LINUX);
    }

    @Test
    void severalMachinesGetTheLowestFreeNumbers() {
        List<String> first = Simulator.newIds(3);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, first));
        assertThat(names(first)).containsExactlyInAnyOrder(name + "-1", name + "-2", name + "-3");
        simulator.succeed("/api/domains/" + first.get(1) + "/remove/", Map.of("full", true, "force", false));
        List<String> second = Simulator.newIds(2);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, second));
        assertThat(names(second)).containsExactlyInAnyOrder(name + "-2", name + "-4");
    }

    @Test
    void oneMachineGetsTheNameAsItIsUnlessItIsTaken() {
        List<String> first = Simulator.newIds(1);
        List<String> second = Simulator.newIds(1);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, first));
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, second));
        assertThat(names(first)).containsExactly(name);
        assertThat(names(second)).containsExactly(name + "-1");
    }

    @Test
    void strictNamesRefuseAClash() {
        simulator.settings(Map.of("rules", Map.of("strictNames", true)));
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1)));
        assertThat(refused(Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1)))
                        .error()
                        .has("verbose_name"))
                .isTrue();
    }

    @Test
    void refusesAnotherNumberOfIds() {
        Map<String, Object> body = new HashMap<>(Simulator.clones(Simulator.LINUX, name, Simulator.newIds(2)));
        body.put("count", 3);
        refused(body);
    }

    @Test
    void refusesTheSameIdTwice() {
        String id = UUID.randomUUID().toString();
        refused(Simulator.clones(Simulator.LINUX, name, List.of(id, id)));
    }

    @Test
    void refusesAnIdThatExists() {
        refused(Simulator.clones(Simulator.LINUX, name, List.of(simulator.newClone(Simulator.LINUX))));
    }

    @Test
    void refusesAResourcePoolTogetherWithANode() {
        Map<String, Object> body = new HashMap<>(Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1)));
        body.put("node", UUID.randomUUID().toString());
        refused(body);
    }

    @Test
    void refusesANodeThatIsNone() {
        Map<String, Object> body = new HashMap<>(Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1)));
        body.remove("resource_pool");
        body.put("node", UUID.randomUUID().toString());
        assertThat(refused(body).detail()).contains("passed node is not valid");
    }

    @Test
    void fullCloneHasNoParentAndTakesTheWholeDisk() {
        long before = free();
        List<String> ids = Simulator.newIds(1);
        Map<String, Object> body = new HashMap<>(Simulator.clones(Simulator.LINUX, name, ids));
        body.remove("parent");
        body.remove("thin");
        simulator.succeed("/api/domains/" + Simulator.LINUX + "/clone/", body);
        JsonNode domain = simulator.domain(ids.get(0));
        assertThat(domain.path("thin").asBoolean()).isFalse();
        assertThat(domain.path("parent").isNull()).isTrue();
        assertThat(before - free()).isEqualTo(20_480);
    }

    @Test
    void templateIsLockedWhileItIsCloned() {
        simulator.settings(Map.of("durations", Map.of("thinCloneMs", 20_000)));
        Answered first = simulator.post(MULTI_CREATE, Simulator.clones(Simulator.WINDOWS, name, Simulator.newIds(20)));
        assertThat(simulator.domain(Simulator.WINDOWS).path("locked_by").asString())
                .isEqualTo(first.taskId());
        assertThat(refused(Simulator.clones(Simulator.WINDOWS, name, Simulator.newIds(1)))
                        .detail())
                .contains("locked");
        simulator.ended(first.taskId());
        assertThat(simulator.domain(Simulator.WINDOWS).path("locked_by").isNull())
                .isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        setFree(1_000);
        try {
            List<String> ids = Simulator.newIds(2);
            assertThat(refused(Simulator.clones(Simulator.LINUX, name, ids)).detail())
                    .contains("not enough free space on data pool");
            assertThat(names(ids)).isEmpty();
        } finally {
            setFree(5_000_000);
        }
    }

    @Test
    void spaceMayRunOutInTheMiddle() {
        simulator.settings(Map.of("durations", Map.of("thinCloneMs", 60_000)));
        List<String> ids = Simulator.newIds(8);
        Answered accepted = simulator.post(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, ids));
        setFree(0);
        try {
            JsonNode task = simulator.ended(accepted.taskId());
            assertThat(task.path("status").asString()).isEqualTo("FAILED");
            assertThat(task.path("error_message").asString()).contains("free space");
            assertThat(ids.stream()
                            .map(id -> simulator.domain(id).path("status").asString()))
                    .contains("ACTIVE", "FAILED");
        } finally {
            setFree(5_000_000);
        }
    }

    @Test
    void parentOfWhichAPartFailedMayBePartial() {
        simulator.settings(Map.of("rules", Map.of("partialParent", true)));
        try {
            simulator.fault(Map.of("kind", "TASK_FAILS", "path", MULTI_CREATE, "count", 1, "subtasks", 1));
            JsonNode task = simulator.run(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, Simulator.newIds(2)));
            assertThat(task.path("status").asString()).isEqualTo("PARTIAL");
        } finally {
            simulator.settings(Map.of("rules", Map.of("partialParent", false)));
        }
    }

    @Test
    void someOfManyMayFail() {
        simulator.fault(
                Map.of("kind", "TASK_FAILS", "path", MULTI_CREATE, "count", 1, "subtasks", 3, "detail", "No luck."));
        List<String> ids = Simulator.newIds(10);
        JsonNode task = simulator.run(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, ids));
        assertThat(task.path("status").asString()).isEqualTo("FAILED");
        assertThat(task.path("error_message").asString()).isEqualTo("No luck.");
        List<String> states = ids.stream()
                .map(id -> simulator.domain(id).path("status").asString())
                .toList();
        assertThat(states).filteredOn("FAILED"::equals).hasSize(3);
        assertThat(states).filteredOn("ACTIVE"::equals).hasSize(7);
    }

    @Test
    void cancelledCreationLeavesOnlyWhatWasReady() {
        simulator.settings(Map.of("durations", Map.of("thinCloneMs", 600_000)));
        List<String> ids = Simulator.newIds(6);
        Answered accepted = simulator.post(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, ids));
        Answered cancelled =
                simulator.put("/api/tasks/" + accepted.taskId() + "/cancel/?async=1", Map.of("force", true));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(simulator.ended(accepted.taskId()).path("status").asString()).isEqualTo("CANCELED");
        assertThat(names(ids)).isEmpty();
        assertThat(simulator.domain(Simulator.LINUX).path("locked_by").isNull()).isTrue();
    }

    private String dataPool() {
        return simulator
                .get("/api/data-pools/?name=data-pool-1")
                .get("results")
                .path(0)
                .path("id")
                .asString();
    }

    private long free() {
        return simulator
                .get("/api/data-pools/" + dataPool() + "/")
                .get("free_space")
                .asLong();
    }

    private void setFree(long mib) {
        assertThat(simulator
                        .admin("PATCH", "/simulator/data-pools/" + dataPool(), Map.of("freeMib", mib))
                        .status())
                .isEqualTo(204);
    }
}
