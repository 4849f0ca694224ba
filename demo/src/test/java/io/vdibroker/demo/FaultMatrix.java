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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every call of ECP goes wrong in every way. Each pool is set up while a call of its own fails, and when ECP is well again a call of
 * its use or of its removal fails as well; all side by side. It comes to one of the ends that it may come to, goes on when ECP is
 * well, and is deleted; then nothing of it is left. Not part of the build: {@code -Dit.test=FaultMatrix}, and
 * {@code -Dmatrix.kills=20} kills the broker so often when faults have struck, half of it in the removal;
 * {@code -Dmatrix.only=start} takes the rows whose names contain that.
 */
class FaultMatrix {

    private static final String ONLY = System.getProperty("matrix.only", "");
    private static final int KILLS = Integer.getInteger("matrix.kills", 0);
    private static final Duration LOOK = Duration.ofMillis(KILLS == 0 ? 2000 : 500);
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final int CALLERS = 32;
    private static final int MANY_USERS = 128;
    private static final ManyTemplates TEMPLATES = new ManyTemplates(32);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final Map<MatrixRow, MatrixRow> hosts = new HashMap<>();
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
        findHosts(rows);
        say(rows.size() + " rows, " + Set.copyOf(hosts.values()).size() + " pools");
        try (var product = Product.start(directory, 0.02, settings(), TEMPLATES.write(directory))) {
            product.simulator
                    .call(
                            "PATCH",
                            "/simulator/settings",
                            "{\"timeFactor\": 0.01, \"limits\": {\"tasksPerNode\": 50, \"tasksInTotal\": 200}}")
                    .orFail();
            var controllerId = product.connect();
            setUp(product, controllerId, rows);
            use(product, rows);
            say("used");
            cancel(product, controllerId, rows);
            say("cancelled");
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
            say("verified");
        }
        var counts = new TreeMap<String, Integer>();
        ends.values().forEach(end -> counts.merge(end, 1, Integer::sum));
        say(String.valueOf(counts));
        assertThat(findings).isEmpty();
        assertThat(ends).as("rows that came to an end").hasSameSizeAs(rows);
        assertThat(kills).as("kills").isEqualTo(KILLS);
    }

    /** A row of a later phase strikes a pool that was set up by another row, if there is one that fits, else one of its own. */
    private void findHosts(List<MatrixRow> rows) {
        var free = new ArrayList<>(in(Phase.SET_UP, rows));
        free.forEach(row -> hosts.put(row, row));
        for (var phase : List.of(Phase.USE, Phase.REMOVE)) {
            for (var row : in(phase, rows)) {
                var host = free.stream().filter(row::fitsOn).findFirst().orElse(row);
                free.remove(host);
                hosts.put(row, host);
            }
        }
    }

    private static List<MatrixRow> in(Phase phase, List<MatrixRow> rows) {
        return rows.stream().filter(row -> row.call().phase() == phase).toList();
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
        settings.put("vdi.ecp.limits.creations-per-template", "1");
        settings.put("vdi.ecp.limits.creations", "32");
        settings.put("vdi.ecp.limits.preparations", "100");
        settings.put("vdi.ecp.limits.removals", "100");
        settings.put("vdi.ecp.limits.power-actions", "100");
        settings.put("vdi.ecp.read-attempts", "1");
        settings.put("vdi.pool.growth-failures", "1");
        settings.put("vdi.delivery.commit-views-every", "1s");
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
            settings.put("vdi.steps." + step + ".limit", "3s");
            settings.put("vdi.steps." + step + ".per-machine", "0s");
            settings.put("vdi.steps." + step + ".attempts", "3");
            settings.put("vdi.steps." + step + ".first-pause", "200ms");
            settings.put("vdi.steps." + step + ".longest-pause", "500ms");
        }
        return settings;
    }

    private void setUp(Product product, String controllerId, List<MatrixRow> rows) throws InterruptedException {
        var struck = in(Phase.SET_UP, rows);
        struck.forEach(row -> arm(product, row));
        inParallel(
                CALLERS,
                List.copyOf(Set.copyOf(hosts.values())),
                row -> pools.put(row, create(product, controllerId, row)));
        say("pools asked for");
        settle(product, true, new Kills(struck.size(), KILLS - KILLS / 2));
        var shown = shown(product);
        struck.forEach(row -> note(row, isReady(shown.get(poolOf(row))) ? "READY" : "FAILED", "READY"));
        say("all pools have come to an end");
        mend(product);
        settle(product, false, new Kills(0, 0));
        say("all pools are ready");
    }

    private void arm(Product product, MatrixRow row) {
        var pool = hosts.getOrDefault(row, row).pool();
        product.fault(row.armed(pool));
        if (row.call().comesAfterARefusedName()) {
            product.fault(Map.of(
                    "kind", "TASK_FAILS",
                    "method", "POST",
                    "path", "/api/domains/*/add-to-ad/",
                    "names", pool + "-1"));
        }
    }

    private String create(Product product, String controllerId, MatrixRow row) {
        var used = hosts.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue().equals(row) && entry.getKey().call().phase() == Phase.USE);
        var sizes = new HashMap<>(Product.sizes(1, 0, used ? 2 : 1, 1));
        sizes.put("templateId", TEMPLATES.like(row.call().joined() ? Product.WINDOWS : Product.LINUX, row.number()));
        return product.automatedPool(
                row.pool(),
                controllerId,
                sizes,
                used
                        ? Map.of("remoteAccess", true, "powerOn", false)
                        : row.call().joined() ? Product.JOINED : Product.ONLY_CONSOLE);
    }

    /** Waits until all pools have come to an end. */
    private void settle(Product product, boolean mayHaveStopped, Kills coming) {
        var open = new ArrayList<>(pools.values());
        await().atMost(LONG)
                .pollInterval(LOOK)
                .conditionEvaluationListener(condition -> {
                    if (condition.getRemainingTimeInMS() < 2000) {
                        say("open: " + open);
                    }
                })
                .until(() -> {
                    coming.comeIfSomethingStruck(product);
                    var shown = shown(product);
                    var held = heldUp(product).keySet();
                    open.removeIf(id ->
                            isReady(shown.get(id)) || mayHaveStopped && (isFailed(shown.get(id)) || held.contains(id)));
                    return open.isEmpty();
                });
    }

    /** Kills in the middle of what is undone: spread over the faults of a phase, each when so many more of them have struck. */
    private final class Kills {

        private final int armed;
        private final int most;
        private int done;

        Kills(int armed, int most) {
            this.armed = armed;
            this.most = most;
        }

        void comeIfSomethingStruck(Product product) {
            if (done < most && struck(product) > (done + 1) * armed / (most + 2)) {
                product.killBroker();
                var struck = struck(product);
                product.startBroker();
                done++;
                kills++;
                say("killed after " + struck + " of " + armed + " faults had struck");
            }
        }

        private int struck(Product product) {
            var struck = 0;
            for (var fault : product.simulator.get("/simulator/faults").orFail().body()) {
                struck += fault.path("hits").asInt() > 0 ? 1 : 0;
            }
            return struck;
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
        disarm(product);
        resumeRemovals(product);
        shown(product).forEach((id, pool) -> {
            if (isFailed(pool)) {
                product.admin()
                        .post("/api/v1/pools/" + id + "/growth/resume", Map.of())
                        .orFail();
            }
        });
    }

    /** No fault is left, and none was there for nothing; only a broker that was killed may have had no need of a call. */
    private void disarm(Product product) {
        for (var fault : product.simulator.get("/simulator/faults").orFail().body()) {
            if (fault.path("hits").asInt() == 0) {
                var finding = "Nobody was struck by " + fault.path("fault");
                say(finding);
                if (KILLS == 0) {
                    findings.add(finding);
                }
            }
        }
        product.simulator.delete("/simulator/faults").orFail();
    }

    private void use(Product product, List<MatrixRow> rows) throws InterruptedException {
        var used = in(Phase.USE, rows);
        used.forEach(row -> arm(product, row));
        inParallel(MANY_USERS, used, row -> {
            var poolId = poolOf(row);
            product.entitle(product.user(row.pool()), poolId);
            var client = product.connectClient(row.pool());
            var served = asks(client, poolId);
            var returned = row.call().name().equals("shutdown");
            if (served && returned) {
                served = isReturned(product, poolId);
            }
            for (var action : List.of("suspend", "reboot")) {
                if (served && !returned) { // nobody switches a machine that is nobody's
                    change(product, client, poolId, action);
                    served = asks(client, poolId);
                }
            }
            note(row, served ? "READY" : "FAILED", "READY");
        });
        mend(product);
        inParallel(MANY_USERS, used, row -> {
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

    /** The machine is taken from its user and switched off, so that it is free; if that fails, it is held. */
    private static boolean isReturned(Product product, String poolId) {
        var machine = product.assigned(poolId).get(0);
        var user = product.machine(poolId, machine)
                .path("users")
                .path(0)
                .path("id")
                .asString();
        var path = "/api/v1/pools/" + poolId + "/machines/" + machine;
        product.admin().delete(path + "/assignment?force=true&user=" + user).orFail();
        product.admin().post(path + "/return", Map.of()).orFail();
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !product.machine(poolId, machine).path("returning").asBoolean());
        return !product.machine(poolId, machine).path("held").isObject();
    }

    /** The user switches the own machine, and waits until that is over: who asks for the machine meanwhile has it stay on. */
    private static void change(Product product, Rest client, String poolId, String action) {
        var before = changesThatAreOver(product, poolId);
        client.post("/api/client/pools/" + poolId + "/" + action, Map.of()).orFail();
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> changesThatAreOver(product, poolId) > before);
    }

    private static long changesThatAreOver(Product product, String poolId) {
        return product.admin()
                .get("/api/v1/operations?type=POWER&pool=" + poolId)
                .orFail()
                .body()
                .path("items")
                .valueStream()
                .filter(operation -> operation.path("endedAt").isString())
                .count();
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

    /** Pools that are deleted while a clone is being made that never comes. */
    private void cancel(Product product, String controllerId, List<MatrixRow> rows) throws InterruptedException {
        inParallel(CALLERS, in(Phase.CANCEL, rows), row -> {
            product.fault(Map.of(
                    "kind", "TASK_NEVER_ENDS",
                    "method", "POST",
                    "path", "/api/domains/multi-create-domain/",
                    "names", row.pool() + "*",
                    "count", 1));
            arm(product, row);
            var id = create(product, controllerId, row);
            await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> !product.clonesOf(row.pool())
                    .isEmpty());
            product.admin().delete("/api/v1/pools/" + id + "?force=true").orFail();
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> product.admin().get("/api/v1/pools/" + id).status() == 404);
            note(row, "GONE", "GONE");
        });
        disarm(product);
    }

    private void remove(Product product, List<MatrixRow> rows) throws InterruptedException {
        var struck = in(Phase.REMOVE, rows);
        struck.forEach(row -> arm(product, row));
        inParallel(CALLERS, List.copyOf(pools.keySet()), row -> product.admin()
                .delete("/api/v1/pools/" + poolOf(row) + "?force=true")
                .orFail());
        var mayStay = struck.stream()
                .filter(row -> !row.mustSucceed())
                .map(this::poolOf)
                .collect(Collectors.toSet());
        var coming = new Kills(struck.size(), KILLS / 2);
        await().atMost(LONG).pollInterval(LOOK).until(() -> {
            coming.comeIfSomethingStruck(product);
            var there = shown(product).keySet();
            there.removeAll(mayStay);
            if (KILLS > 0) {
                there.removeAll(heldUp(product).keySet()); // its attempts may be used up
            }
            return there.isEmpty();
        });
        var shown = shown(product);
        struck.forEach(row -> note(row, shown.containsKey(poolOf(row)) ? "DELETING" : "GONE", "GONE"));
        disarm(product);
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
        return Objects.requireNonNull(pools.get(hosts.get(row)));
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

    private static void inParallel(int together, List<MatrixRow> rows, Consumer<MatrixRow> work)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(together, rows.size())));
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
