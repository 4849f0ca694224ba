package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
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
                        "vdi.steps.delete.first-pause", "500ms",
                        "vdi.steps.delete.longest-pause", "1s",
                        "vdi.steps.clone.first-pause", "500ms"));
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        product.close();
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
        assertThat(product.machines(poolId)).isEmpty();

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

    private static void agree(String poolId, String tag) {
        assertThat(product.tagged(tag).keySet())
                .isEqualTo(product.machines(poolId).keySet());
        assertThat(product.clones().values())
                .filteredOn(clone -> clone.path("name").asString().startsWith(tag))
                .extracting(clone -> clone.path("id").asString())
                .hasSameElementsAs(product.machines(poolId).keySet());
    }
}
