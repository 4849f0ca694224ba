package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ECP refuses or breaks is undone: at the end ECP holds exactly what the broker says that it holds. */
class UndoJourney {

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.start(
                directory,
                0.02,
                Map.of(
                        "vdi.steps.guest-agent.limit", "4s",
                        "vdi.steps.power-on.first-pause", "500ms",
                        "vdi.steps.delete.attempts", "3",
                        "vdi.steps.delete.first-pause", "500ms",
                        "vdi.steps.delete.longest-pause", "1s",
                        "vdi.steps.clone.first-pause", "500ms",
                        "vdi.pool.tag-attempts", "3",
                        "vdi.pool.tag-pause", "200ms"));
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        try (var ended = product) {
            ended.rebuild();
            ended.verify();
        }
    }

    @AfterEach
    void clearFaults() {
        product.simulator.delete("/simulator/faults").orFail();
    }

    @Test
    void aPoolForWhichThereIsNoSpaceFailsWithThatReason() {
        product.fault(Map.of(
                "kind", "STATUS",
                "method", "POST",
                "path", "/api/domains/multi-create-domain/",
                "status", 400,
                "detail", "There is not enough free space on data pool data-pool-1."));
        var poolId = product.automatedPool("nospace", controllerId, Product.sizes(3, 0, 3, 1), Product.ONLY_CONSOLE);
        var pool = product.awaitPool(poolId, p -> p.path("status").asString().equals("FAILED"), Product.SOON);
        assertThat(pool.toString()).contains("NO_SPACE");
        await().atMost(Product.SOON).until(() -> product.machines(poolId).isEmpty());

        product.simulator.delete("/simulator/faults").orFail();
        product.admin()
                .post("/api/v1/pools/" + poolId + "/growth/resume", Map.of())
                .orFail();
        product.awaitReady(poolId, 3, Product.SOON);
        agree(poolId, "nospace");
    }

    @Test
    void threeOfTenClonesThatFailAreReplaced() {
        product.fault(Map.of(
                "kind", "TASK_FAILS",
                "method", "POST",
                "path", "/api/domains/multi-create-domain/",
                "count", 1,
                "subtasks", 3,
                "detail", "Node is overloaded."));
        var poolId =
                product.automatedPool("sevenofte", controllerId, Product.sizes(10, 0, 10, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 10, Duration.ofSeconds(90));
        agree(poolId, "sevenofte");
    }

    @Test
    void aTemplateWhoseAgentNeverAnswersEndsInAClearReason() {
        product.fault(Map.of("kind", "AGENT_SILENT", "names", "silent*"));
        var poolId = product.automatedPool(
                "silent",
                controllerId,
                Product.sizes(2, 0, 2, 1),
                Map.of("remoteAccess", true, "powerOn", true, "hostname", true));
        var pool = product.awaitPool(poolId, p -> p.path("status").asString().equals("FAILED"), Duration.ofSeconds(90));
        assertThat(pool.toString()).containsAnyOf("NO_AGENT", "TIMED_OUT");
        await().atMost(Product.SOON).untilAsserted(() -> agree(poolId, "silent"));
    }

    @Test
    void aRemovalThatFailsTwiceIsDoneAtTheThirdTime() {
        var poolId = product.automatedPool("sticky", controllerId, Product.sizes(1, 0, 1, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 1, Product.SOON);
        var machine = product.machines(poolId).keySet().iterator().next();
        product.fault(Map.of("kind", "REMOVE_FAILS", "count", 2, "detail", "The disk is busy."));
        product.admin()
                .delete("/api/v1/pools/" + poolId + "/machines/" + machine)
                .orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(product.clones()).doesNotContainKey(machine);
            assertThat(product.machines(poolId)).doesNotContainKey(machine);
        });
        agree(poolId, "sticky");
    }

    @Test
    void aRemovalThatNeverSucceedsWaitsForAnAdministratorWhoResumesIt() {
        var poolId = product.automatedPool("stuck", controllerId, Product.sizes(1, 0, 1, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 1, Product.SOON);
        var machine = product.machines(poolId).keySet().iterator().next();
        product.fault(Map.of("kind", "REMOVE_FAILS", "names", "stuck*", "detail", "The disk is busy."));
        product.admin()
                .delete("/api/v1/pools/" + poolId + "/machines/" + machine)
                .orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            var shown = product.machines(poolId).get(machine);
            assertThat(shown).isNotNull();
            assertThat(shown.path("status").asString()).as(shown.toString()).isEqualTo("NEEDS_ATTENTION");
            assertThat(shown.path("failure").toString()).contains("The disk is busy.");
        });
        assertThat(product.clones()).containsKey(machine);
        assertThat(waitingForAttention()).containsExactly(machine);

        product.simulator.delete("/simulator/faults").orFail();
        product.admin()
                .post("/api/v1/machines/" + machine + "/removal/resume", Map.of())
                .orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(product.clones()).doesNotContainKey(machine);
            assertThat(product.machines(poolId)).doesNotContainKey(machine);
        });
        assertThat(waitingForAttention()).isEmpty();
        agree(poolId, "stuck");
    }

    @Test
    void aPoolWhoseTagIsRefusedFailsWithThatReasonAndCanBeResumed() {
        product.fault(Map.of(
                "kind", "STATUS",
                "method", "POST",
                "path", "/api/tags/",
                "status", 400,
                "detail", "Tags are not for you."));
        var poolId = product.automatedPool("tagless", controllerId, Product.sizes(2, 0, 2, 1), Product.ONLY_CONSOLE);
        var pool = product.awaitPool(poolId, p -> p.path("status").asString().equals("FAILED"), Product.SOON);
        assertThat(pool.path("failure").path("text").asString("")).contains("Tags are not for you.");
        assertThat(product.machines(poolId)).isEmpty();
        assertThat(product.tags()).doesNotContain("tagless");

        product.simulator.delete("/simulator/faults").orFail();
        product.admin()
                .post("/api/v1/pools/" + poolId + "/growth/resume", Map.of())
                .orFail();
        product.awaitReady(poolId, 2, Product.SOON);
        agree(poolId, "tagless");
    }

    @Test
    void aMachineThatDoesNotComeUpForItsUserIsSetAsideAndAnotherOneGiven() {
        var poolId = product.automatedPool(
                "lazy", controllerId, Product.sizes(2, 0, 2, 1), Map.of("remoteAccess", true, "powerOn", false));
        product.awaitReady(poolId, 2, Product.SOON);
        var lazy = product.machines(poolId).values().stream()
                .filter(machine -> machine.path("name").asString().endsWith("-1"))
                .map(machine -> machine.path("id").asString())
                .findFirst()
                .orElseThrow();
        product.fault(Map.of(
                "kind", "TASK_FAILS",
                "method", "POST",
                "path", "/api/domains/" + lazy + "/start/",
                "detail", "The disk is broken."));
        product.entitle(product.user("ira"), poolId);

        var answer = Product.request(product.connectClient("ira"), poolId, "SPICE");

        assertThat(answer.path("data").path("vm_id").asString(""))
                .as(answer.toString())
                .isNotEmpty()
                .isNotEqualTo(lazy);
        await().atMost(Product.SOON)
                .untilAsserted(() -> assertThat(product.machines(poolId).values())
                        .filteredOn(machine -> machine.path("quarantined").asBoolean())
                        .extracting(machine -> machine.path("id").asString())
                        .containsExactly(lazy));
        product.admin().delete("/api/v1/pools/" + poolId + "/machines/" + lazy).orFail();
        await().atMost(Product.SOON)
                .untilAsserted(() -> assertThat(product.machines(poolId)).hasSize(1));
        agree(poolId, "lazy");
    }

    @Test
    void aPoolThatIsDeletedWhileItIsClonedLeavesNothing() {
        slowDown(0.5);
        var poolId = product.automatedPool("hasty", controllerId, Product.sizes(20, 0, 20, 1), Product.ONLY_CONSOLE);
        await().atMost(Product.SOON).pollInterval(Duration.ofMillis(50)).until(() -> !product.clonesOf("hasty")
                .isEmpty());
        assertThat(product.clonesOf("hasty"))
                .as("still being cloned")
                .anyMatch(clone -> !clone.path("lockedBy").asString("").isEmpty());
        var operation =
                product.admin().delete("/api/v1/pools/" + poolId).orFail().location();
        slowDown(0.02);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(product.admin()
                        .get(String.valueOf(operation))
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("DONE"));
        await().atMost(Product.SOON)
                .until(() -> product.admin().get("/api/v1/pools/" + poolId).status() == 404);
        assertThat(product.clonesOf("hasty")).isEmpty();
        assertThat(product.tags()).containsExactlyInAnyOrderElementsOf(product.poolNames());
        assertThat(product.state().path("openTasks")).isEmpty();
    }

    private static void slowDown(double timeFactor) {
        product.simulator
                .call("PATCH", "/simulator/settings", "{\"timeFactor\":" + timeFactor + "}")
                .orFail();
    }

    private static List<String> waitingForAttention() {
        var machines = new ArrayList<String>();
        product.admin()
                .get("/api/v1/operations?state=NEEDS_ATTENTION")
                .orFail()
                .body()
                .path("items")
                .forEach(operation -> machines.add(operation.path("machineId").asString()));
        return machines;
    }

    /** Machines, which of them carry the tag, and the tags that there are. */
    private static void agree(String poolId, String tag) {
        assertThat(product.tagged(tag).keySet())
                .isEqualTo(product.machines(poolId).keySet());
        assertThat(product.clonesOf(tag))
                .extracting(clone -> clone.path("id").asString())
                .hasSameElementsAs(product.machines(poolId).keySet());
        assertThat(product.tags()).containsExactlyInAnyOrderElementsOf(product.poolNames());
    }
}
