package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worst morning: machines are made and taken while calls of ECP fail, tasks fail, and the broker is killed at random
 * moments. At the end ECP and the broker agree, and the history is clean. No part of the build, because it takes minutes:
 * {@code ./mvnw verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=Storm}, with {@code -Dstorm.machines=100
 * -Dstorm.kills=10 -Dstorm.percent=5 -Dstorm.seed=1}.
 */
class Storm {

    private static final int MACHINES = Integer.getInteger("storm.machines", 100);
    private static final int KILLS = Integer.getInteger("storm.kills", 10);
    private static final int PERCENT = Integer.getInteger("storm.percent", 5);
    private static final int USERS = Math.max(1, MACHINES / 5);
    private static final int SLOWEST_LIFE_SECONDS = 12;

    private final long seed = Long.getLong("storm.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, String> desktops = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    Path directory;

    @Test
    void nothingIsLostOrDoubled() throws InterruptedException {
        System.out.println("Storm with seed " + seed);
        try (var product = Product.start(directory, 0.02, settings())) {
            var controllerId = product.connect();
            var users = users(product);
            faults(product);
            var poolId = product.automatedPool(
                    "storm", controllerId, Product.sizes(MACHINES, 0, MACHINES, 10), Product.JOINED);
            users.values().forEach(userId -> product.entitle(userId, poolId));
            var clients = askForDesktops(product, users.keySet(), poolId);
            kill(product, poolId);
            product.simulator.delete("/simulator/faults").orFail();
            settle(product, poolId);
            over.set(true);
            clients.shutdown();
            assertThat(clients.awaitTermination(3, TimeUnit.MINUTES)).isTrue();

            assertThat(desktops.keySet())
                    .as("everybody was served, seed %s", seed)
                    .containsAll(users.keySet());
            assertThat(new HashSet<>(desktops.values())).as("and nobody twice").hasSize(users.size());
            assertThat(product.clones().keySet())
                    .isEqualTo(product.machines(poolId).keySet());
            product.verify();

            product.admin().delete("/api/v1/pools/" + poolId + "?force=true").orFail();
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> product.admin().get("/api/v1/pools/" + poolId).status() == 404);
            assertThat(product.clones()).isEmpty();
            assertThat(product.tags()).doesNotContain("storm");
            product.verify();
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "vdi.pool.growth-pause", "5s",
                "vdi.session.access-life", "2h",
                "vdi.ecp.call-timeout", "3s",
                "vdi.steps.guest-agent.limit", "20s",
                "vdi.steps.clone.first-pause", "1s",
                "vdi.steps.delete.first-pause", "1s",
                "vdi.steps.delete.attempts", "20",
                "vdi.steps.delete.longest-pause", "5s");
    }

    private static Map<String, String> users(Product product) {
        var users = new ConcurrentHashMap<String, String>();
        for (var i = 0; i < USERS; i++) {
            users.put("user" + i, product.user("user" + i));
        }
        return users;
    }

    /** So many of a hundred calls fail, in all the ways in which a call can fail, and so many tasks. */
    private static void faults(Product product) {
        var share = PERCENT / 100.0 / 5;
        product.fault(Map.of("kind", "STATUS", "path", "/api/**", "status", 500, "probability", share, "seed", 1));
        product.fault(Map.of("kind", "STATUS", "path", "/api/**", "status", 418, "probability", share, "seed", 2));
        product.fault(Map.of(
                "kind",
                "STATUS",
                "path",
                "/api/**",
                "status",
                502,
                "html",
                "<h1>Bad gateway</h1>",
                "probability",
                share,
                "seed",
                3));
        product.fault(Map.of("kind", "DROP_BEFORE", "path", "/api/**", "probability", share, "seed", 4));
        product.fault(Map.of("kind", "DROP_AFTER", "path", "/api/**", "probability", share, "seed", 5));
        product.fault(Map.of("kind", "TASK_FAILS", "path", "/api/**", "probability", PERCENT / 100.0, "seed", 6));
    }

    /** Each user asks until there is a desktop, whatever happens to the broker. */
    private ExecutorService askForDesktops(Product product, Iterable<String> logins, String poolId) {
        var threads = Executors.newFixedThreadPool(USERS);
        for (var login : logins) {
            threads.execute(() -> {
                while (!desktops.containsKey(login)) {
                    try {
                        var answer = Product.request(product.connectClient(login), poolId, "RDP");
                        var machine = answer.path("data").path("vm_id").asString("");
                        if (!machine.isEmpty()) {
                            desktops.put(login, machine);
                        }
                    } catch (DemoException | org.awaitility.core.ConditionTimeoutException e) {
                        if (over.get()) {
                            throw e;
                        }
                    }
                }
            });
        }
        return threads;
    }

    private void kill(Product product, String poolId) throws InterruptedException {
        for (var i = 0; i < KILLS; i++) {
            TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(SLOWEST_LIFE_SECONDS * 1000));
            product.killBroker();
            if (random.nextInt(3) == 0) {
                product.deleteViews();
            }
            product.startBroker();
            System.out.println("Killed " + (i + 1) + " times; ready: "
                    + product.pool(poolId).path("machines").path("ready").asInt());
        }
    }

    /** Whatever has stopped and waits for a person is resumed, as an administrator would. */
    private static void settle(Product product, String poolId) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var pool = product.pool(poolId);
                    if (pool.path("status").asString().equals("FAILED")
                            || pool.path("pausedUntil").isString()) {
                        product.admin().post("/api/v1/pools/" + poolId + "/growth/resume", Map.of());
                    }
                    var machines = List.copyOf(product.machines(poolId).values());
                    for (var machine : machines) {
                        if (machine.path("status").asString().equals("NEEDS_ATTENTION")) {
                            product.admin()
                                    .post(
                                            "/api/v1/machines/"
                                                    + machine.path("id").asString() + "/removal/resume",
                                            Map.of());
                        }
                    }
                    var ready = new ArrayList<>(machines);
                    ready.removeIf(machine -> !machine.path("status").asString().equals("READY"));
                    return ready.size() == MACHINES && machines.size() == MACHINES;
                });
    }
}
