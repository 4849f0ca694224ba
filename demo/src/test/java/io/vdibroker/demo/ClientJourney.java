package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see of it: requests over HTTP, and over the WebSocket what becomes of them. */
class ClientJourney {

    private static final Map<String, Object> SWITCHED_OFF = Map.of("remoteAccess", true, "powerOn", false);

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
            ended.verify();
        }
    }

    @Test
    void aMachineIsStartedBeforeTheEyesOfItsUserSwitchedOffAndStartedAgain() {
        var poolId = poolFor("anna", "eyes", 1);
        var client = product.connectClient("anna");
        try (var socket = product.socket(client)) {
            var answer = Product.request(client, poolId, "RDP", 4241);
            var machine = answer.path("data").path("vm_id").asString("");
            assertThat(answer.path("data").path("host").asString(""))
                    .as(answer.toString())
                    .contains(".");
            assertThat(product.power(machine)).isEqualTo(3);
            assertThat(socket.progressOf(4241)).isNotEmpty().isSorted().allMatch(percent -> percent <= 100);

            socket.viewer("vm_connected", machine, "RDP");
            await().atMost(Product.SOON)
                    .untilAsserted(() -> assertThat(socket.powers()).endsWith(3));

            switchPower(client, poolId, "shutdown");
            await().atMost(Product.SOON)
                    .untilAsserted(() -> assertThat(socket.powers()).endsWith(3, 1));
            assertThat(product.power(machine)).isEqualTo(1);
            socket.viewer("vm_disconnected", machine, "RDP");

            var again = Product.request(client, poolId, "RDP", 4242);
            assertThat(again.path("data").path("vm_id").asString(""))
                    .as(again.toString())
                    .isEqualTo(machine);
            assertThat(product.power(machine)).isEqualTo(3);
            assertThat(socket.progressOf(4242)).isNotEmpty().isSorted();
            await().atMost(Product.SOON)
                    .untilAsserted(() -> assertThat(socket.powers()).endsWith(1, 3));
        }
    }

    @Test
    void aClientWithAViewerOfItsOwnGetsTheAddressOfTheGuest() {
        var poolId = poolFor("nadia", "native", 1);
        var answer = Product.request(product.connectClient("nadia"), poolId, "NATIVE_RDP", 1);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.path("data").path("host").asString())
                .doesNotStartWith("169.254")
                .contains(".");
        assertThat(answer.path("data").path("port").asInt()).isEqualTo(3389);
    }

    @Test
    void whoSignsOutIsDisconnected() throws Exception {
        product.user("leo");
        var client = product.connectClient("leo");
        try (var socket = product.socket(client);
                var another = product.socket(product.connectClient("leo"))) {
            assertThat(client.call("POST", "/api/logout", null).status()).isEqualTo(200);
            assertThat(socket.closed().get(10, TimeUnit.SECONDS)).isEqualTo(1000);
            assertThat(client.get("/api/client/pools").status()).isEqualTo(401);
            assertThat(another.closed()).as("another device of the same person").isNotDone();
        }
    }

    @Test
    void whoWaitsWhileTheBrokerDiesGetsTheSameMachineAfterwards() {
        var poolId = poolFor("vera", "patient", 3);
        var client = product.connectClient("vera");
        product.fault(Map.of("kind", "SLOW", "path", "/api/domains/*/start/", "delayMs", 5000, "count", 1));
        var before = product.socket(client);
        var request = CompletableFuture.supplyAsync(() -> Product.request(client, poolId, "SPICE", 7));
        await().atMost(Product.SOON).until(() -> !product.assigned(poolId).isEmpty());
        var machine = product.assigned(poolId).get(0);

        product.killBroker();

        assertThatThrownBy(request::join).hasRootCauseInstanceOf(DemoException.class);
        assertThat(before.closed()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(ClientSocket.GONE);
        product.startBroker();
        try (var socket = product.socket(client)) { // the same token, the same address
            var answer = Product.request(client, poolId, "SPICE", 8);
            assertThat(answer.path("data").path("vm_id").asString(""))
                    .as(answer.toString())
                    .isEqualTo(machine);
            assertThat(product.power(machine)).isEqualTo(3);
            assertThat(socket.closed()).isNotDone();
        }
        assertThat(product.assigned(poolId)).containsExactly(machine);
        product.simulator.delete("/simulator/faults").orFail();
    }

    /** A pool of machines that are off, for one user. */
    private static String poolFor(String login, String name, int size) {
        var poolId = product.automatedPool(name, controllerId, Product.sizes(size, 0, size, 1), SWITCHED_OFF);
        product.awaitReady(poolId, size, Product.SOON);
        product.entitle(product.user(login), poolId);
        return poolId;
    }

    private static void switchPower(Rest client, String poolId, String action) {
        var answer = client.post("/api/client/pools/" + poolId + "/" + action, Map.of("force", false));
        assertThat(answer.body().path("data").asString("")).as(answer.text()).isEqualTo("success");
    }
}
