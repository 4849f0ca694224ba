package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job: administrators make pools, users get desktops, and all of it goes away again. */
class FirstMorningJourney {

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.start(directory, 0.02, Map.of());
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        try (var ended = product) {
            ended.rebuild();
            ended.verify();
        }
    }

    @Test
    void aUserGetsAMachineOfAStaticPoolThatWasOff() {
        var machine = product.ordinaryMachine("OFF");
        var poolId = product.staticPool("Static-one", controllerId, machine);
        product.awaitReady(poolId, 1, Product.SOON);
        assertThat(product.tagged("Static-one")).containsOnlyKeys(machine);
        var userId = product.user("stepan");
        product.entitle(userId, poolId);

        var client = product.connectClient("stepan");
        assertThat(client.get("/api/version")
                        .body()
                        .path("data")
                        .path("version")
                        .asString())
                .isEqualTo("4.1.5");
        await().atMost(Product.SOON).untilAsserted(() -> assertThat(client.get("/api/client/pools")
                        .body()
                        .path("data")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(poolId));
        var answer = Product.request(client, poolId, "SPICE");

        assertThat(answer.path("data").path("vm_id").asString())
                .as(answer.toString())
                .isEqualTo(machine);
        assertThat(answer.path("data").path("host").asString()).isEqualTo("127.0.0.1");
        assertThat(answer.path("data").path("port").asInt()).isGreaterThanOrEqualTo(5900);
        assertThat(answer.path("data").path("password").asString()).isNotEmpty();
        assertThat(answer.path("data").path("pool_type").asString()).isEqualTo("STATIC");
        assertThat(product.power(machine)).isEqualTo(3);

        removeFromStaticPool(poolId, machine);
        deletePool(poolId);
        assertThat(product.tags()).doesNotContain("Static-one");
        assertThat(product.power(machine))
                .as("a machine that we did not clone stays")
                .isPositive();
    }

    @Test
    void anAutomaticPoolIsClonedPreparedJoinedUsedAndDeleted() {
        var poolId = product.automatedPool("office", controllerId, Product.sizes(3, 1, 5, 1), Product.JOINED);
        product.awaitReady(poolId, 3, Duration.ofSeconds(120));
        assertThat(product.tagged("office").keySet())
                .isEqualTo(product.machines(poolId).keySet());
        product.tagged("office").values().forEach(domain -> {
            assertThat(domain.path("joined").asBoolean()).as(domain.toString()).isTrue();
            assertThat(domain.path("hostname").asString())
                    .isEqualTo(domain.path("name").asString());
        });

        var userId = product.user("olga");
        var client = product.connectClient("olga");
        assertThat(Product.request(client, poolId, "RDP")
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asString())
                .as("without entitlement: as if the pool did not exist")
                .isEqualTo("404");
        product.entitle(userId, poolId);
        var rdp = Product.request(client, poolId, "RDP");
        assertThat(rdp.path("data").path("host").asString())
                .as(rdp.toString())
                .doesNotStartWith("169.254")
                .contains(".");
        assertThat(rdp.path("data").path("port").asInt()).isEqualTo(3389);
        var spice = Product.request(client, poolId, "SPICE_DIRECT");
        assertThat(spice.path("data").path("vm_id")).isEqualTo(rdp.path("data").path("vm_id"));
        assertThat(spice.path("data").path("host").asString()).startsWith("10.10.1.");
        assertThat(Product.request(client, poolId, "LOUDPLAY")
                        .path("data")
                        .path("port")
                        .asInt())
                .isEqualTo(8554);
        assertThat(Product.request(client, poolId, "TELNET")
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("404");

        assertThat(product.admin().delete("/api/v1/pools/" + poolId).status())
                .as("a pool with assigned machines is deleted by force only")
                .isEqualTo(409);
        deletePool(poolId);
        assertThat(product.tagged("office")).isEmpty();
        assertThat(product.tags()).doesNotContain("office");
        for (var computer : product.state().path("computers")) {
            assertThat(computer.toString()).doesNotContain("office");
        }
    }

    @Test
    void twentyUsersWhoAskAtOnceForAnEmptyPoolAreServedByTwoGrowths() throws Exception {
        var poolId = product.automatedPool("twenty", controllerId, Product.sizes(0, 0, 20, 1), Product.ONLY_CONSOLE);
        product.awaitPool(poolId, pool -> pool.path("status").asString().equals("ACTIVE"), Product.SOON);
        var clients = new ArrayList<Rest>();
        for (var i = 0; i < 20; i++) {
            var login = "early" + i;
            product.entitle(product.user(login), poolId);
            clients.add(product.connectClient(login));
        }
        var threads = Executors.newFixedThreadPool(20);
        try {
            var requests = clients.stream()
                    .<Callable<JsonNode>>map(client -> () -> Product.request(client, poolId, "SPICE"))
                    .toList();
            var machines = new HashSet<String>();
            for (var answer : threads.invokeAll(requests)) {
                var machine = answer.get().path("data").path("vm_id").asString("");
                assertThat(machine).as(answer.get().toString()).isNotEmpty();
                assertThat(machines.add(machine)).as("nobody shares a machine").isTrue();
            }
            assertThat(machines).hasSize(20);
        } finally {
            threads.shutdownNow();
        }
        assertThat(growths(poolId)).isEqualTo(2);

        product.entitle(product.user("late"), poolId);
        var answer = Product.request(product.connectClient("late"), poolId, "SPICE");
        assertThat(answer.path("errors").path(0).path("code").asString())
                .as("nothing free and no room")
                .isEqualTo("003");
        deletePool(poolId);
    }

    @Test
    void aMachineOfAPoolIsDeletedAndReplaced() {
        var poolId = product.automatedPool("replaced", controllerId, Product.sizes(2, 2, 2, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 2, Product.SOON);
        var machine = product.machines(poolId).keySet().iterator().next();
        var accepted = product.admin()
                .delete("/api/v1/pools/" + poolId + "/machines/" + machine)
                .orFail();
        assertThat(accepted.status()).isEqualTo(202);
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(product.clones()).doesNotContainKey(machine);
            assertThat(product.machines(poolId)).hasSize(2).doesNotContainKey(machine);
        });
        product.awaitReady(poolId, 2, Product.SOON);
        assertThat(product.tagged("replaced").keySet())
                .isEqualTo(product.machines(poolId).keySet());
        deletePool(poolId);
    }

    private static int growths(String poolId) {
        var answer = product.admin()
                .get("/api/v1/history?size=100&type=PoolExpansionStarted&subject=pool/" + poolId)
                .orFail();
        return answer.body().path("items").size();
    }

    private static void removeFromStaticPool(String poolId, String machine) {
        product.admin()
                .post("/api/v1/pools/" + poolId + "/machines/" + machine + "/removal?force=true", Map.of())
                .orFail();
        await().atMost(Product.SOON).until(() -> product.machines(poolId).isEmpty());
    }

    private static void deletePool(String poolId) {
        var answer = product.admin()
                .delete("/api/v1/pools/" + poolId + "?force=true")
                .orFail();
        var operation = answer.location();
        assertThat(operation).isNotNull();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(product.admin()
                        .get(operation + "?wait=5s")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("DONE"));
    }
}
