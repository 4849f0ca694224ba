package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.demo.Rest.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever loses a machine reaches nobody else's session with all that they know of it, and their device is told. */
class HandoverJourney {

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.start(directory, 0.02, Map.of("vdi.client.socket.ping", "1s"));
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        try (var ended = product) {
            ended.rebuild();
            ended.verify();
        }
    }

    private static String pool(String name, String onRelease, int total, String... users) {
        var poolId = product.automatedPool(name, controllerId, Product.sizes(1, 0, total, 1), Product.ONLY_CONSOLE);
        var settings = Map.of(
                "protocols",
                List.of("SPICE"),
                "keepMachinesOn",
                false,
                "releaseAfterUse",
                false,
                "afterDisconnect",
                "NONE",
                "afterDisconnectSeconds",
                60,
                "onRelease",
                onRelease,
                "cloning",
                Map.of(
                        "templateId",
                        Product.WINDOWS,
                        "namePattern",
                        name,
                        "initialSize",
                        1,
                        "reserveSize",
                        0,
                        "totalSize",
                        total,
                        "increaseStep",
                        1,
                        "thin",
                        true),
                "preparation",
                Product.ONLY_CONSOLE);
        product.admin().put("/api/v1/pools/" + poolId + "/settings", settings).orFail();
        product.awaitPool(poolId, shown -> shown.path("version").asInt() == 1, Product.SOON);
        assertThat(product.pool(poolId).path("onRelease").asString()).isEqualTo(onRelease);
        product.awaitReady(poolId, 1, Product.SOON);
        for (var user : users) {
            product.entitle(product.user(user), poolId);
        }
        return poolId;
    }

    private static JsonNode desktop(Rest client, String poolId) {
        var answer = Product.request(client, poolId, "SPICE");
        assertThat(answer.has("data")).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    private static Answer viewer(String who, JsonNode desktop) {
        return product.simulator.post(
                "/simulator/viewers",
                Map.of(
                        "who",
                        who,
                        "port",
                        desktop.path("port").asInt(),
                        "password",
                        desktop.path("password").asString()));
    }

    private static JsonNode seenBy(Answer viewer) {
        return product.simulator
                .get("/simulator/viewers/" + viewer.body().path("id").asString())
                .orFail()
                .body();
    }

    private static String machine(JsonNode desktop) {
        return desktop.path("vm_id").asString();
    }

    private static JsonNode shown(String poolId, String machine) {
        return product.machine(poolId, machine);
    }

    private static Answer release(String poolId, String machine, String login, boolean force) {
        var user = product.admin()
                .get("/api/v1/users?login=" + login)
                .orFail()
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        return product.admin()
                .delete("/api/v1/pools/" + poolId + "/machines/" + machine + "/assignment?user=" + user + "&force="
                        + force);
    }

    private static String path(String poolId, String machine) {
        return "/api/v1/pools/" + poolId + "/machines/" + machine;
    }

    @Test
    void aMachineThatIsHeldIsNobodysButItsUsers() {
        var poolId = pool("held", "HOLD", 1, "held-a", "held-b");
        var anna = product.connectClient("held-a");
        var desktop = desktop(anna, poolId);
        var viewer = viewer("anna", desktop);
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(201);
        var machine = machine(desktop);
        try (var socket = product.socket(anna)) {
            socket.viewer("vm_connected", machine, "SPICE");
            var refused = release(poolId, machine, "held-a", false);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("MACHINE_ASSIGNED");

            assertThat(release(poolId, machine, "held-a", true).status()).isEqualTo(204);
            assertThat(release(poolId, machine, "held-a", true).status())
                    .as("again")
                    .isEqualTo(204);
            await().atMost(Product.SOON).until(socket::told, told -> told.contains("DISCONNECT"));
        }
        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(shown(poolId, machine).path("held").path("reason").asString(""))
                    .isEqualTo("RELEASED");
            assertThat(shown(poolId, machine)
                            .path("held")
                            .path("user")
                            .path("login")
                            .asString(""))
                    .isEqualTo("held-a");
            assertThat(shown(poolId, machine).path("users")).isEmpty();
            assertThat(product.pool(poolId).path("machines").path("held").asInt())
                    .isEqualTo(1);
            assertThat(product.pool(poolId).path("machines").path("free").asInt())
                    .isZero();
        });
        var nothing = Product.request(product.connectClient("held-b"), poolId, "SPICE");
        assertThat(nothing.path("errors").path(0).path("code").asString())
                .as(nothing.toString())
                .isEqualTo("003");
        assertThat(viewer("anna", desktop).body().path("sessionOf").asString()).isEqualTo("anna");

        var again = desktop(product.connectClient("held-a"), poolId);
        assertThat(machine(again)).isEqualTo(machine);
        await().atMost(Product.SOON)
                .until(() -> !shown(poolId, machine).path("users").isEmpty());

        assertThat(release(poolId, machine, "held-a", true).status()).isEqualTo(204);
        assertThat(product.admin()
                        .post(path(poolId, machine) + "/give-back", Map.of())
                        .status())
                .isEqualTo(204);
        await().atMost(Product.SOON)
                .until(() -> !shown(poolId, machine).path("users").isEmpty());
        assertThat(release(poolId, machine, "held-a", true).status()).isEqualTo(204);
        var replaced = product.admin().post(path(poolId, machine) + "/replace", Map.of());
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(202);
        await().atMost(Product.SOON).until(() -> !product.clones().containsKey(machine));
    }

    @Test
    void aMachineThatIsReplacedTakesItsUsersSessionWithIt() {
        var poolId = pool("replaced", "REPLACE", 2, "replaced-a", "replaced-b");
        var anna = product.connectClient("replaced-a");
        var desktop = desktop(anna, poolId);
        var viewer = viewer("anna", desktop);
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(201);
        assertThat(release(poolId, machine(desktop), "replaced-a", true).status())
                .isEqualTo(202);
        var boris = desktop(product.connectClient("replaced-b"), poolId);
        assertThat(machine(boris)).isNotEqualTo(machine(desktop));
        viewer("boris", boris);
        await().atMost(Product.SOON).until(() -> !product.clones().containsKey(machine(desktop)));
        assertThat(seenBy(viewer).path("open").asBoolean()).isFalse();
        assertThat(viewer("anna", desktop).status()).as("nothing answers there").isEqualTo(400);
    }

    @Test
    void aMachineThatIsReturnedIsOffBeforeItIsSomebodyElses() {
        var poolId = pool("returned", "RETURN", 1, "returned-a", "returned-b");
        var anna = product.connectClient("returned-a");
        var desktop = desktop(anna, poolId);
        var machine = machine(desktop);
        var viewer = viewer("anna", desktop);
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(201);
        var released = release(poolId, machine, "returned-a", true);
        assertThat(released.status()).isEqualTo(202);
        assertThat(released.body().path("notice").asString("")).contains("console password");
        product.killBroker();
        product.startBroker();
        await().atMost(Product.SOON)
                .until(() -> product.pool(poolId).path("machines").path("free").asInt() == 1);
        assertThat(seenBy(viewer).path("open").asBoolean()).isFalse();
        assertThat(product.power(machine)).isEqualTo(1);
        assertThat(viewer("anna", desktop).status())
                .as("nobody's session is there")
                .isEqualTo(400);

        var boris = desktop(product.connectClient("returned-b"), poolId);
        assertThat(machine(boris)).isEqualTo(machine);
        assertThat(viewer("boris", boris).body().path("sessionOf").asString()).isEqualTo("boris");
        assertThat(seenBy(viewer).path("open").asBoolean()).isFalse();
    }

    @Test
    void aMachineThatIsDeletedByForceSaysThatItIsOffAndSignsTheDeviceOut() {
        var poolId = pool("forced", "HOLD", 1, "forced-a");
        var anna = product.connectClient("forced-a");
        var machine = machine(desktop(anna, poolId));
        try (var socket = product.socket(anna)) {
            socket.viewer("vm_connected", machine, "SPICE");
            await().atMost(Product.SOON).until(socket::powers, powers -> powers.contains(3));
            product.admin().delete(path(poolId, machine) + "?force=true").orFail();
            await().atMost(Product.SOON).until(socket::told, told -> told.contains("DISCONNECT"));
            assertThat(socket.powers()).last().isEqualTo(1);
            assertThat(socket.told().indexOf("user_power_state\":1"))
                    .isLessThan(socket.told().indexOf("DISCONNECT"));
        }
    }

    @Test
    void whoLosesTheEntitlementIsSignedOutAndKeepsTheMachine() {
        var poolId = pool("entitled", "HOLD", 1, "entitled-a");
        var anna = product.connectClient("entitled-a");
        var machine = machine(desktop(anna, poolId));
        try (var socket = product.socket(anna)) {
            socket.viewer("vm_connected", machine, "SPICE");
            await().atMost(Product.SOON).until(socket::powers, powers -> powers.contains(3));
            var user = shown(poolId, machine).path("users").path(0).path("id").asString();
            product.admin()
                    .delete("/api/v1/pools/" + poolId + "/entitlements/users/" + user)
                    .orFail();
            await().atMost(Product.SOON).until(socket::told, told -> told.contains("DISCONNECT"));
            assertThat(shown(poolId, machine).path("users")).hasSize(1);
        }
    }

    @Test
    void aMachineThatGoesToAnotherPoolIsOffOnItsWay() {
        var machine = product.ordinaryMachine("ON");
        var first = product.staticPool("lent", controllerId, machine);
        product.awaitReady(first, 1, Product.SOON);
        product.entitle(product.user("lent-a"), first);
        var desktop = desktop(product.connectClient("lent-a"), first);
        var viewer = viewer("anna", desktop);
        assertThat(viewer.status()).as(viewer.text()).isEqualTo(201);
        product.admin()
                .post(path(first, machine) + "/removal?force=true", Map.of())
                .orFail();
        await().atMost(Product.SOON).until(() -> product.machines(first).isEmpty());
        assertThat(seenBy(viewer).path("open").asBoolean()).isTrue();

        var second = product.staticPool("borrowed", controllerId, machine);
        product.awaitReady(second, 1, Product.SOON);
        assertThat(seenBy(viewer).path("open").asBoolean()).isFalse();
        assertThat(product.power(machine)).isEqualTo(1);
    }
}
