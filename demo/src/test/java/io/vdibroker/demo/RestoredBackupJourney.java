package io.vdibroker.demo;

import static java.util.Objects.requireNonNull;
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

/** A backup that is older than the last assignments gives nobody a machine that is somebody's by now. */
class RestoredBackupJourney {

    @TempDir
    static Path directory;

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start(directory, 0.02, Map.of());
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void holdsWhatItTakesForFreeUntilAnAdministratorConfirmsIt() {
        var poolId =
                product.automatedPool("restored", product.connect(), Product.sizes(1, 1, 4, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 1, Product.SOON);
        for (var login : List.of("ada", "bea", "cleo")) {
            product.entitle(product.user(login), poolId);
        }
        var adas = given("ada", poolId);
        product.awaitReady(poolId, 2, Product.SOON);
        var backup = directory.resolve("backup");
        assertThat(product.onData("backup", "--to", backup.toString()))
                .contains("read through", "master key is not in it");
        var beas = given("bea", poolId);
        assertThat(beas).isNotEqualTo(adas);

        product.killBroker();
        product.loseData();
        assertThat(product.onData("restore", "--from", backup.toString())).contains("The master key opens them");
        product.startBroker();

        var store = product.admin().get("/api/v1/store").orFail().body().path("unconfirmed");
        assertThat(store.path(0).path("reason").asString("")).isEqualTo("BACKUP_RESTORED");
        assertThat(product.broker().get("/actuator/health").text()).contains("WARN");
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(machine(poolId, beas).path("held").path("reason").asString(""))
                    .isEqualTo("RESTORED");
            assertThat(machine(poolId, adas).path("unconfirmed").asBoolean()).isTrue();
            assertThat(machine(poolId, adas).path("users")).hasSize(1);
        });
        assertThat(given("ada", poolId)).isEqualTo(adas);
        assertThat(given("cleo", poolId)).isNotEqualTo(beas).isNotEqualTo(adas);

        product.admin()
                .post("/api/v1/pools/" + poolId + "/machines/" + adas + "/confirmation", Map.of())
                .orFail();
        assertThat(product.admin()
                        .post("/api/v1/store/confirmation", Map.of())
                        .orFail()
                        .body()
                        .path("machines")
                        .asInt())
                .isEqualTo(1);
        await().atMost(Product.SOON)
                .until(() -> !machine(poolId, beas).path("held").isObject());
        assertThat(product.admin().get("/api/v1/store").orFail().body().path("unconfirmed"))
                .isEmpty();
        product.rebuild();
        product.onData("verify");
    }

    private static JsonNode machine(String poolId, String machine) {
        return requireNonNull(product.machines(poolId).get(machine), "It is in the pool");
    }

    /** The machine that the user is given, running. */
    private static String given(String login, String poolId) {
        var answer = Product.request(product.connectClient(login), poolId, "SPICE");
        return field(answer, "vm_id");
    }

    private static String field(JsonNode answer, String name) {
        assertThat(answer.path("data").path(name).isString())
                .as(answer.toString())
                .isTrue();
        return answer.path("data").path(name).asString();
    }
}
