package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.demo.MatrixRow.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every call of ECP goes wrong in every way, each in the life of a pool of its own, all side by side: the pool comes to one of the
 * ends that it may come to, goes on when ECP is well again, and is deleted; then nothing of it is left. Not part of the build:
 * {@code -Dit.test=FaultMatrix}, and {@code -Dmatrix.kills=20} kills the broker so often while faults strike;
 * {@code -Dmatrix.only=start} takes the rows whose names contain that.
 */
class FaultMatrix {

    private static final String ONLY = System.getProperty("matrix.only", "");
    private static final int KILLS = Integer.getInteger("matrix.kills", 0);
    private static final int STRUCK_BETWEEN_KILLS = 15;
    private static final Duration LONG = Duration.ofMinutes(8);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final Map<MatrixRow, String> pools = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final List<String> findings = new CopyOnWriteArrayList<>();
    private int kills;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everythingIsUndoneOrGoesOn() throws InterruptedException {
        var rows = MatrixRow.all().stream()
                .filter(row -> row.toString().contains(ONLY))
                .toList();
        say(rows.size() + " rows");
        try (var product = Product.start(directory, 0.02, settings())) {
            product.simulator
                    .call(
                            "PATCH",
                            "/simulator/settings",
                            "{\"timeFactor\": 0.01, \"limits\": {\"tasksPerNode\": 50, \"tasksInTotal\": 200}}")
                    .orFail();
            var controllerId = product.connect();
            rows.stream().filter(row -> row.call().phase() == Phase.SET_UP).forEach(row -> arm(product, row));
            var created = rows.stream()
                    .filter(row -> row.call().phase() != Phase.CANCEL)
                    .toList();
            inParallel(created, row -> pools.put(row, create(product, controllerId, row)));
            say("pools asked for");
            settle(product, true);
            mend(product);
            settle(product, false);
            say("all pools are ready");
            use(product, rows);
            say("used");
            cancel(product, controllerId, rows);
            remove(product, rows);
            say("deleted");
            assertThat(product.clones()).isEmpty();
            assertThat(product.tags()).isEmpty();
            assertThat(product.admin()
                            .get("/api/v1/operations?state=NEEDS_ATTENTION")
                            .orFail()
                            .body()
                            .path("items"))
                    .isEmpty();
            say(product.rebuild());
            product.verify();
        }
        var counts = new TreeMap<String, Integer>();
        ends.values().forEach(end -> counts.merge(end, 1, Integer::sum));
        say(String.valueOf(counts));
        assertThat(findings).isEmpty();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>(Map.of(
                "vdi.pool.tag-attempts", "3",
                "vdi.pool.tag-pause", "200ms",
                "vdi.pool.tag-longest-pause", "1s",
                "vdi.pool.tag-limit", "5s",
                "vdi.session.access-life", "2h",
                "vdi.ecp.call-timeout", "1500ms",
                "vdi.ecp.failures-in-a-row", "50",
                "vdi.delivery.longest-backlog", "100000",
                "vdi.worker.threads", "16"));
        settings.put("vdi.worker.fastest-look", "100ms");
        settings.put("vdi.worker.slowest-look", "400ms");
        settings.put("vdi.ecp.calls-per-second", "1000");
        settings.put("vdi.ecp.limits.creations-per-template", "3");
        settings.put("vdi.ecp.limits.creations", "6");
        settings.put("vdi.ecp.limits.preparations", "100");
        settings.put("vdi.ecp.limits.removals", "100");
        settings.put("vdi.ecp.limits.power-actions", "100");
        settings.put("vdi.ecp.read-attempts", "1");
        settings.put("vdi.pool.growth-failures", "1");
        settings.put("vdi.worker.first-pause", "100ms");
        settings.put("vdi.worker.longest-pause", "500ms");
        for (var step : List.of(
                "tag",
                "tag-clones",
                "untag",
                "clone",
                "remote-access",
                "power-on",
                "guest-agent",
                "hostname",
                "reboot",
                "reset",
                "leave-domain",
                "domain-join",
                "suspend",
                "shutdown",
                "power-off",
                "delete")) {
            settings.put("vdi.steps." + step + ".limit", "5s");
            settings.put("vdi.steps." + step + ".per-machine", "0s");
            settings.put(
                    "vdi.steps." + step + ".attempts",
                    step.equals("clone") ? "8" : "3"); // a template is locked at times
            settings.put("vdi.steps." + step + ".first-pause", "200ms");
            settings.put("vdi.steps." + step + ".longest-pause", "500ms");
        }
        return settings;
    }

    private static void arm(Product product, MatrixRow row) {
        product.fault(row.armed());
    }

    private static String create(Product product, String controllerId, MatrixRow row) {
        var used = row.call().phase() == Phase.USE;
        var sizes = new HashMap<>(Product.sizes(1, 0, used ? 2 : 1, 1));
        if (!row.call().joined()) {
            sizes.put("templateId", Product.LINUX);
        }
        return product.automatedPool(
                row.pool(),
                controllerId,
                sizes,
                used
                        ? Map.of("remoteAccess", true, "powerOn", false)
                        : row.call().joined() ? Product.JOINED : Product.ONLY_CONSOLE);
    }

    /** Waits until all pools have come to an end, and notes those that must not have. */
    private void settle(Product product, boolean mayHaveStopped) {
        var open = new ArrayList<>(pools.keySet());
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .conditionEvaluationListener(condition -> {
                    if (condition.getRemainingTimeInMS() < 2000) {
                        say("open: " + open);
                    }
                })
                .until(() -> {
                    killWhenSomethingStruck(product);
                    var shown = shown(product);
                    var held = heldUp(product).keySet();
                    open.removeIf(row -> isReady(shown.get(poolOf(row)))
                            || mayHaveStopped && (isFailed(shown.get(poolOf(row))) || held.contains(poolOf(row))));
                    return open.isEmpty();
                });
        if (!mayHaveStopped) {
            return;
        }
        var shown = shown(product);
        for (var row : pools.keySet()) {
            if (row.call().phase() == Phase.SET_UP) {
                note(row, isReady(shown.get(poolOf(row))) ? "READY" : "FAILED", "READY");
            }
        }
    }

    /** In the middle of what they undo: whenever so many more of the faults have struck. */
    private void killWhenSomethingStruck(Product product) {
        if (kills == KILLS) {
            return;
        }
        var struck = 0;
        for (var fault : product.simulator.get("/simulator/faults").orFail().body()) {
            struck += fault.path("hits").asInt() > 0 ? 1 : 0;
        }
        if (struck >= (kills % (KILLS / 2 + 1) + 1) * STRUCK_BETWEEN_KILLS) {
            product.killBroker();
            product.startBroker();
            kills++;
            say("killed after " + struck + " faults had struck");
        }
    }

    /** A broker that is killed all the time may use its attempts up. */
    private void note(MatrixRow row, String end, String wanted) {
        ends.put(row.toString(), row.call().phase() + " " + end);
        if (!row.call().ends().contains(end) || KILLS == 0 && row.mustSucceed() && !end.equals(wanted)) {
            findings.add(row + " ended " + end);
        }
    }

    /** ECP is well again, and an administrator has everything that stopped go on. */
    private void mend(Product product) {
        product.simulator.delete("/simulator/faults").orFail();
        resumeRemovals(product);
        shown(product).forEach((id, pool) -> {
            if (isFailed(pool)) {
                product.admin()
                        .post("/api/v1/pools/" + id + "/growth/resume", Map.of())
                        .orFail();
            }
        });
    }

    private void use(Product product, List<MatrixRow> rows) throws InterruptedException {
        var used = rows.stream().filter(row -> row.call().phase() == Phase.USE).toList();
        used.forEach(row -> arm(product, row));
        inParallel(used, row -> {
            var poolId = poolOf(row);
            product.entitle(product.user(row.pool()), poolId);
            var client = product.connectClient(row.pool());
            var served = asks(client, poolId);
            client.post("/api/client/pools/" + poolId + "/suspend", Map.of());
            served &= asks(client, poolId);
            client.post("/api/client/pools/" + poolId + "/reboot", Map.of());
            served &= asks(client, poolId);
            note(row, served ? "READY" : "FAILED", "READY");
        });
        mend(product);
        inParallel(used, row -> {
            var poolId = poolOf(row);
            product.machines(poolId).forEach((id, machine) -> {
                if (machine.path("quarantined").asBoolean()) {
                    product.admin().delete("/api/v1/pools/" + poolId + "/machines/" + id + "?force=true");
                }
            });
            var client = product.connectClient(row.pool());
            await().atMost(LONG).until(() -> asks(client, poolId));
        });
    }

    /** Whether the user gets a desktop, asking three times. */
    private static boolean asks(Rest client, String poolId) {
        for (var i = 0; i < 3; i++) {
            if (!Product.request(client, poolId, "SPICE")
                    .path("data")
                    .path("vm_id")
                    .asString("")
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Pools that are deleted while a clone is being made that never comes; one after the other, because it locks its template. */
    private void cancel(Product product, String controllerId, List<MatrixRow> rows) {
        for (var row : rows) {
            if (row.call().phase() == Phase.CANCEL) {
                product.fault(Map.of(
                        "kind", "TASK_NEVER_ENDS",
                        "method", "POST",
                        "path", "/api/domains/multi-create-domain/",
                        "names", row.pool() + "*",
                        "count", 1));
                arm(product, row);
                var id = create(product, controllerId, row);
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> !product.state().path("openTasks").isEmpty());
                product.admin().delete("/api/v1/pools/" + id + "?force=true").orFail();
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> product.admin().get("/api/v1/pools/" + id).status() == 404);
                note(row, "GONE", "GONE");
            }
        }
    }

    private void remove(Product product, List<MatrixRow> rows) {
        rows.stream().filter(row -> row.call().phase() == Phase.REMOVE).forEach(row -> arm(product, row));
        pools.values().forEach(id -> product.admin()
                .delete("/api/v1/pools/" + id + "?force=true")
                .orFail());
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> {
            killWhenSomethingStruck(product);
            var shown = shown(product);
            return pools.entrySet().stream()
                    .filter(entry -> shown.containsKey(entry.getValue()))
                    .allMatch(entry -> !entry.getKey().mustSucceed()
                            && entry.getKey().call().phase() != Phase.SET_UP);
        });
        var shown = shown(product);
        pools.forEach((row, id) -> {
            if (row.call().phase() == Phase.REMOVE) {
                note(row, shown.containsKey(id) ? "DELETING" : "GONE", "GONE");
            }
        });
        product.simulator.delete("/simulator/faults").orFail();
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> {
            resumeRemovals(product);
            return shown(product).isEmpty();
        });
    }

    private static void resumeRemovals(Product product) {
        heldUp(product).values().forEach(machine -> product.admin()
                .post("/api/v1/machines/" + machine + "/removal/resume", Map.of()));
    }

    /** Machines whose removal waits for an administrator, by their pools. */
    private static Map<String, String> heldUp(Product product) {
        var machines = new HashMap<String, String>();
        product.admin()
                .get("/api/v1/operations?state=NEEDS_ATTENTION&size=200")
                .orFail()
                .body()
                .path("items")
                .forEach(operation -> machines.put(
                        operation.path("poolId").asString(),
                        operation.path("machineId").asString()));
        return machines;
    }

    private String poolOf(MatrixRow row) {
        return Objects.requireNonNull(pools.get(row));
    }

    private static boolean isReady(@Nullable JsonNode pool) {
        return pool != null
                && pool.path("status").asString().equals("ACTIVE")
                && pool.path("machines").path("ready").asInt() >= 1;
    }

    private static boolean isFailed(@Nullable JsonNode pool) {
        return pool != null
                && (pool.path("status").asString().equals("FAILED")
                        || pool.path("pausedUntil").isString());
    }

    private static Map<String, JsonNode> shown(Product product) {
        var shown = new HashMap<String, JsonNode>();
        for (var page = 0; ; page++) {
            var items = product.admin()
                    .get("/api/v1/pools?size=200&page=" + page)
                    .orFail()
                    .body()
                    .path("items");
            items.forEach(pool -> shown.put(pool.path("id").asString(), pool));
            if (items.size() < 200) {
                return shown;
            }
        }
    }

    private static void inParallel(List<MatrixRow> rows, Consumer<MatrixRow> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (var done : threads.invokeAll(rows.stream()
                    .map(row -> Executors.callable(() -> work.accept(row)))
                    .toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private final long began = System.nanoTime();

    private void say(String what) {
        System.out.printf("%4d s: %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
    }
}
