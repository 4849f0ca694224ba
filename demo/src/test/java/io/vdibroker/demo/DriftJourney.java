package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody does in ECP behind the broker's back is found, shown, and repaired where that is safe. */
class DriftJourney {

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
