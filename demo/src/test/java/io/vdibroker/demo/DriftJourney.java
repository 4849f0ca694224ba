package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody does in ECP behind the broker's back is found, shown, and repaired where that is safe. */
class DriftJourney {

    @TempDir
    static Path directory;

    @TempDir
    static Path otherDirectory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.start(
                directory,
                0.02,
                Map.of(
                        "vdi.ecp.watch.interval", "1s",
                        "vdi.ecp.watch.tags", "1s",
                        "vdi.ecp.watch.missing-for", "2s",
                        "vdi.ecp.watch.missing-at-once", "1"));
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
    void aMachineThatSomebodyDeletesIsReplacedAndManyAreNot() {
        var poolId = product.automatedPool("drift", controllerId, Product.sizes(4, 0, 4, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 4, Product.SOON);

        var first = product.machines(poolId).keySet().iterator().next();
        product.simulator.delete("/simulator/domains/" + first).orFail();
        await().atMost(Product.SOON).until(() -> !product.machines(poolId).containsKey(first));
        assertThat(shown(first).path("failure").toString()).contains("Somebody deleted the machine in ECP");
        entitledUsersGrowIt(poolId);

        var two = product.machines(poolId).keySet().stream().limit(2).toList();
        two.forEach(machine ->
                product.simulator.delete("/simulator/domains/" + machine).orFail());
        await().atMost(Product.SOON).untilAsserted(() -> assertThat(two)
                .allMatch(machine -> shown(machine).path("missingSince").isString()));
        assertThat(product.machines(poolId)).as("they keep their places").containsKeys(two.get(0), two.get(1));
        two.forEach(machine -> product.admin()
                .post("/api/v1/machines/" + machine + "/forget", Map.of())
                .orFail());
        await().atMost(Product.SOON)
                .until(() -> !product.machines(poolId).containsKey(two.get(0))
                        && !product.machines(poolId).containsKey(two.get(1)));
        var again = product.admin().post("/api/v1/machines/" + first + "/forget", Map.of());
        assertThat(again.status()).as("what is gone is forgotten").isEqualTo(204);
        var there = product.machines(poolId).keySet().iterator().next();
        var refused = product.admin().post("/api/v1/machines/" + there + "/forget", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("MACHINE_NOT_MISSING");
    }

    @Test
    void aTagThatSomebodyTakesAwayComesBack() {
        var poolId = product.automatedPool("marked", controllerId, Product.sizes(3, 0, 4, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 3, Product.SOON);
        var ecp = product.simulator.as("jwt " + product.key());
        var machines = product.machines(poolId).keySet();
        var one = machines.iterator().next();

        ecp.post(
                        "/api/tags/" + tag("marked") + "/remove-entities/",
                        Map.of("entity_class", "domain", "entity_uuids", List.of(one)))
                .orFail();
        await().atMost(Product.SOON)
                .untilAsserted(() -> assertThat(product.tagged("marked")).containsOnlyKeys(machines));

        var old = tag("marked");
        ecp.post("/api/tags/" + old + "/remove/", Map.of()).orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(product.tagged("marked")).containsOnlyKeys(machines);
            assertThat(tag("marked")).isNotEqualTo(old);
        });
        for (var i = 0; i < 4; i++) {
            product.entitle(product.user("marked" + i), poolId);
            Product.request(product.connectClient("marked" + i), poolId, "SPICE");
        }
        product.awaitReady(poolId, 4, Product.SOON);
        await().atMost(Product.SOON)
                .untilAsserted(() -> assertThat(product.tagged("marked")).hasSize(4));
    }

    @Test
    void aMachineThatSomebodyRenamesOrSwitchesOffIsShownAsItIsAndServesAllTheSame() {
        var poolId = product.automatedPool("moved", controllerId, Product.sizes(1, 0, 1, 1), Product.JOINED);
        product.awaitReady(poolId, 1, Product.SOON);
        var machine = product.machines(poolId).keySet().iterator().next();

        product.simulator
                .post("/simulator/domains/" + machine + "/rename", Map.of("name", "not-moved-1"))
                .orFail();
        product.simulator
                .post("/simulator/domains/" + machine + "/stop", Map.of())
                .orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(shown(machine).path("name").asString()).isEqualTo("not-moved-1");
            assertThat(shown(machine).path("power").asString()).isEqualTo("OFF");
        });
        product.entitle(product.user("moved"), poolId);
        var answer = Product.request(product.connectClient("moved"), poolId, "RDP");
        assertThat(answer.path("data").path("vm_id").asString(""))
                .as(answer.toString())
                .isEqualTo(machine);
        assertThat(product.power(machine)).isEqualTo(3);
        product.admin().delete("/api/v1/pools/" + poolId + "?force=true").orFail();
        await().atMost(Product.SOON).untilAsserted(() -> assertThat(
                        product.state().path("computers").toString())
                .as("it left the domain by the name that it joined by")
                .doesNotContain("moved"));
    }

    @Test
    void aMachineWithOurTagThatNobodyKnowsIsShownAndAdoptedOrForgotten() {
        var poolId = product.automatedPool("strange", controllerId, Product.sizes(1, 0, 2, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 1, Product.SOON);
        var adopted = stranger("strange");
        var forgotten = stranger("strange");
        await().atMost(Product.SOON).untilAsserted(() -> assertThat(strangers(product, controllerId))
                .containsEntry(adopted, "CARRIES_TAG false")
                .containsEntry(forgotten, "CARRIES_TAG false"));
        assertThat(drift()).isEqualTo("WARN");

        product.admin()
                .post("/api/v1/controllers/" + controllerId + "/strangers/" + forgotten + "/forget", Map.of())
                .orFail();
        var operation = product.admin()
                .post("/api/v1/pools/" + poolId + "/machines/" + adopted + "/adoption", Map.of())
                .orFail()
                .body()
                .path("operationId")
                .asString();
        product.admin().get("/api/v1/operations/" + operation + "?wait=60s").orFail();
        product.awaitReady(poolId, 2, Product.SOON);
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(strangers(product, controllerId))
                    .doesNotContainKey(adopted)
                    .containsEntry(forgotten, "CARRIES_TAG true");
            assertThat(drift()).isEqualTo("UP");
        });
        var full = product.admin().post("/api/v1/pools/" + poolId + "/machines/" + forgotten + "/adoption", Map.of());
        assertThat(full.text()).contains("POOL_SIZES_INVALID");
        var unknown = product.admin()
                .post("/api/v1/pools/" + poolId + "/machines/" + UUID.randomUUID() + "/adoption", Map.of());
        assertThat(unknown.text()).contains("ECP has no machine", "\"machineId\"");

        product.simulator
                .post("/simulator/domains/" + forgotten + "/untag", Map.of("tag", "strange"))
                .orFail();
        product.admin().delete("/api/v1/pools/" + poolId).orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(strangers(product, controllerId)).doesNotContainKey(forgotten);
            assertThat(product.poolNames()).doesNotContain("strange");
        });
        assertThat(product.power(adopted)).as("it was not ours to delete").isPositive();
        assertThat(history("StrangerFound")).contains("another broker works with the same ECP");
    }

    @Test
    void anEcpThatIsRestoredFromABackupIsNoticed() {
        var poolId = product.automatedPool("restored", controllerId, Product.sizes(2, 0, 4, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 2, Product.SOON);
        var deleted = product.machines(poolId).keySet().iterator().next();
        product.simulator.put("/simulator/backups/yesterday").orFail();
        product.admin()
                .delete("/api/v1/pools/" + poolId + "/machines/" + deleted)
                .orFail();
        await().atMost(Product.SOON)
                .until(() -> !product.machines(poolId).containsKey(deleted)
                        && !product.clones().containsKey(deleted));
        var before = product.machines(poolId).keySet();
        for (var i = 0; i < 3; i++) {
            product.entitle(product.user("restored" + i), poolId);
            Product.request(product.connectClient("restored" + i), poolId, "RDP");
        }
        product.awaitReady(poolId, 3, Product.SOON);
        var made = new TreeSet<>(product.machines(poolId).keySet());
        made.removeAll(before);

        product.simulator.post("/simulator/backups/yesterday/restore", Map.of()).orFail();

        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(strangers(product, controllerId)).containsEntry(deleted, "GONE_BEFORE false");
            assertThat(made)
                    .allMatch(machine -> shown(machine).path("missingSince").isString());
        });
        assertThat(history("StrangerFound")).contains("may have been restored from a backup");
        assertThat(product.machines(poolId))
                .as("nothing is given up without a word")
                .containsOnlyKeys(all(before, made));

        made.forEach(machine -> product.admin()
                .post("/api/v1/machines/" + machine + "/forget", Map.of())
                .orFail());
        product.admin()
                .post("/api/v1/pools/" + poolId + "/machines/" + deleted + "/adoption", Map.of())
                .orFail();
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(strangers(product, controllerId)).doesNotContainKey(deleted);
            assertThat(product.machines(poolId)).containsKey(deleted).doesNotContainKeys(made.toArray(String[]::new));
        });
    }

    @Test
    void twoBrokersWithPoolsOfTheSameNameNoticeEachOther() {
        var poolId = product.automatedPool("twin", controllerId, Product.sizes(1, 0, 1, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 1, Product.SOON);
        try (var other = product.startAnotherBroker(otherDirectory)) {
            var otherController = other.connect();
            var twin = other.automatedPool("twin", otherController, Product.sizes(1, 0, 1, 1), Product.ONLY_CONSOLE);
            other.awaitReady(twin, 1, Product.SOON);

            await().atMost(Product.SOON).untilAsserted(() -> {
                for (var machine : other.machines(twin).keySet()) {
                    assertThat(strangers(product, controllerId)).containsEntry(machine, "CARRIES_TAG false");
                }
                for (var machine : product.machines(poolId).keySet()) {
                    assertThat(strangers(other, otherController)).containsEntry(machine, "CARRIES_TAG false");
                }
            });
            other.admin().delete("/api/v1/pools/" + twin).orFail();
            await().atMost(Product.SOON).until(() -> other.poolNames().isEmpty());
        }
        await().atMost(Product.SOON)
                .until(() -> strangers(product, controllerId).isEmpty());
        assertThat(product.tagged("twin"))
                .containsOnlyKeys(product.machines(poolId).keySet());
    }

    private static String stranger(String tag) {
        return product.simulator
                .post("/simulator/domains", Map.of("name", "lost", "template", Product.WINDOWS, "tag", tag))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    /** Sign, and whether it is forgotten, by machine. */
    private static Map<String, String> strangers(Product product, String controllerId) {
        var strangers = new TreeMap<String, String>();
        for (var stranger : product.admin()
                .get("/api/v1/controllers/" + controllerId + "/strangers?size=200")
                .orFail()
                .body()
                .path("items")) {
            strangers.put(
                    stranger.path("machineId").asString(),
                    stranger.path("sign").asString() + " "
                            + stranger.path("forgotten").asBoolean());
        }
        return strangers;
    }

    private static String drift() {
        return product.broker()
                .get("/actuator/health")
                .body()
                .path("components")
                .path("drift")
                .path("status")
                .asString();
    }

    private static String history(String type) {
        return product.admin()
                .get("/api/v1/history?size=200&type=" + type)
                .orFail()
                .body()
                .path("items")
                .toString();
    }

    private static Set<String> all(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String tag(String name) {
        for (var tag : product.state().path("tags")) {
            if (tag.path("name").asString().equals(name)) {
                return tag.path("id").asString();
            }
        }
        return "";
    }

    private static JsonNode shown(String machine) {
        return product.admin().get("/api/v1/machines/" + machine).orFail().body();
    }

    /** A pool that was once complete grows for who waits and for its reserve. */
    private static void entitledUsersGrowIt(String poolId) {
        for (var i = 0; i < 4; i++) {
            product.entitle(product.user("drift" + i), poolId);
            var answer = Product.request(product.connectClient("drift" + i), poolId, "SPICE");
            assertThat(answer.path("data").path("vm_id").asString(""))
                    .as(answer.toString())
                    .isNotEmpty();
        }
        product.awaitReady(poolId, 4, Product.SOON);
    }
}
