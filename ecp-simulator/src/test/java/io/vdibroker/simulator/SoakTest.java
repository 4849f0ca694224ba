package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Section 6.8: a thousand machines, a hundred of them prepared at once, while calls and tasks fail. */
class SoakTest {
    private static final int MACHINES = 1_000;
    private static final int BLOCK = 100;
    private static final String MULTI_CREATE = "/api/domains/multi-create-domain/";

    @TempDir
    private Path data;

    @Test
    void thousandMachinesAreMadePreparedAndRemovedWhileThingsGoWrong() throws Exception {
        try (Simulator simulator = Simulator.start(Simulator.freePort(), data, "--time-factor", "0.0005")) {
            simulator.settings(Map.of("limits", Map.of("tasksPerNode", 20, "tasksInTotal", 50, "clonesPerJob", 20)));
            simulator.fault(Map.of("kind", "STATUS", "path", "/api/domains/**", "probability", 0.03, "seed", 1));
            simulator.fault(Map.of("kind", "DROP_AFTER", "path", "/api/domains/**", "probability", 0.03, "seed", 2));
            simulator.fault(Map.of(
                    "kind", "TASK_FAILS", "path", "/api/domains/*/vdi-prepare/", "probability", 0.05, "seed", 3));
            List<String> ids = new ArrayList<>();
            for (int block = 0; block < MACHINES / BLOCK; block++) {
                List<String> some = Simulator.newIds(BLOCK);
                ended(simulator, ask(simulator, MULTI_CREATE, Simulator.clones(Simulator.LINUX, "soak", some)));
                ids.addAll(some);
            }
            ExecutorService crowd = Executors.newFixedThreadPool(20);
            Map<String, Object> wishes = Map.of("remote_access", true, "start_on", true, "set_hostname", true);
            List<CompletableFuture<String>> prepared = ids.subList(0, BLOCK).stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> prepare(simulator, id, wishes), crowd))
                    .toList();
            assertThat(prepared).allMatch(one -> one.join().equals("SUCCESS"));
            crowd.shutdown();
            simulator.clearFaults();
            JsonNode page = simulator.get("/api/domains/?limit=10000&name=soak").json();
            assertThat(page.path("count").asInt()).isEqualTo(MACHINES);
            assertThat(page.path("results"))
                    .allMatch(row -> row.path("status").asString().equals("ACTIVE"));
            assertThat(page.path("results")
                            .valueStream()
                            .map(row -> row.path("verbose_name").asString())
                            .distinct())
                    .hasSize(MACHINES);
            for (int i = 0; i < MACHINES; i += BLOCK) {
                simulator.succeed(
                        "/api/domains/multi-manager/",
                        Map.of(
                                "action", "delete",
                                "entity_ids", ids.subList(i, i + BLOCK),
                                "options", Map.of("full", true, "force", true)));
            }
            assertThat(simulator.get("/api/domains/?name=soak").get("count").asInt())
                    .isZero();
            assertThat(simulator
                            .admin("GET", "/simulator/state", null)
                            .get("openTasks")
                            .isEmpty())
                    .isTrue();
        }
    }

    /** Until it is done: a task that failed is asked for anew. */
    private static String prepare(Simulator simulator, String id, Map<String, Object> wishes) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ended(simulator, ask(simulator, "/api/domains/" + id + "/vdi-prepare/", wishes)),
                        status -> status.equals("SUCCESS"));
    }

    /** The same request with the same key, until it is answered. */
    private static String ask(Simulator simulator, String path, Map<String, Object> body) {
        Map<String, Object> keyed = new HashMap<>(body);
        keyed.put("idempotency_key", UUID.randomUUID().toString());
        return await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> simulator.post(path, keyed), answered -> answered.status() == 202)
                .taskId();
    }

    private static String ended(Simulator simulator, String task) {
        return simulator.ended(task).path("status").asString();
    }
}
