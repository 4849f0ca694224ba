package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** While a controller cannot be used everything of it stands still, and goes on by itself: nothing fails because of it. */
class StandstillJourney {

    private static final Duration LONGER_THAN_STEPS_MAY_TAKE = Duration.ofSeconds(9);
    private static final Map<String, Object> NAMED = Map.of("remoteAccess", true, "powerOn", true, "hostname", true);
    private static final Duration AT_ONCE = Duration.ofSeconds(10); // 60 s are waited otherwise

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.startWithLastingEcp(
                directory,
                0.02,
                Map.ofEntries(
                        Map.entry("vdi.ecp.limits.preparations", "2"),
                        Map.entry("vdi.ecp.watch.interval", "300ms"),
                        Map.entry("vdi.ecp.watch.trouble-after", "1s"),
                        Map.entry("vdi.ecp.watch.trouble-over-after", "500ms"),
                        Map.entry("vdi.ecp.open-for", "300ms"),
                        Map.entry("vdi.worker.longest-pause", "2s"),
                        Map.entry("vdi.steps.remote-access.limit", "8s"),
                        Map.entry("vdi.steps.power-on.limit", "8s"),
                        Map.entry("vdi.steps.guest-agent.limit", "8s"),
                        Map.entry("vdi.steps.hostname.limit", "8s"),
                        Map.entry("vdi.steps.reboot.limit", "8s")));
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        try (var ended = product) {
            assertThat(history("MachineStepTimedOut")).isEmpty();
            assertThat(history("CloningTimedOut")).isEmpty();
            assertThat(history("MachineOperationFailed")).isEmpty();
            ended.verify();
        }
    }

    @Test
    void thePowerOfEcpFailsInTheMiddleOfAGrowingPool() {
        var poolId = growing("outage", 4, "olga", NAMED);
        var outagesBefore = history("ControllerBecameUnreachable").size();
        var client = product.connectClient("olga");

        product.killSimulator();

        awaitState("UNREACHABLE");
        assertThat(controller().path("reason").asString()).isNotBlank();
        assertThat(product.pool(poolId).path("controllerState").asString()).isEqualTo("UNREACHABLE");
        assertThat(openOperations(poolId)).isNotEmpty().allSatisfy(operation -> assertThat(
                        operation.path("waitsFor").asString())
                .isEqualTo("UNREACHABLE"));
        assertToldAtOnce(client, poolId, "not available");
        assertNothingFails(poolId, 4, LONGER_THAN_STEPS_MAY_TAKE);

        product.startSimulator();

        awaitState("OK");
        product.awaitReady(poolId, 4, Product.SOON);
        assertThat(Product.request(client, poolId, "SPICE")
                        .path("data")
                        .path("vm_id")
                        .asString(""))
                .isNotEmpty();
        assertThat(history("ControllerBecameUnreachable")).hasSize(outagesBefore + 1);
        assertThat(history("ControllerAnswersAgain")).hasSize(outagesBefore + 1);
    }

    @Test
    void theBrokerDiesWhileEcpIsAway() {
        var poolId = growing("restarted", 4, "rita", NAMED);
        product.killSimulator();
        awaitState("UNREACHABLE");

        product.killBroker();
        product.startBroker();

        awaitState("UNREACHABLE");
        assertNothingFails(poolId, 4, LONGER_THAN_STEPS_MAY_TAKE);
        product.startSimulator();
        awaitState("OK");
        product.awaitReady(poolId, 4, Product.SOON);
    }

    @Test
    void theKeyIsRejectedAndReplaced() {
        var poolId = growing("keyless", 4, "kira", Product.ONLY_CONSOLE);
        var client = product.connectClient("kira");

        product.simulator.post("/simulator/key/revoke", Map.of()).orFail();

        awaitState("CREDENTIAL_REJECTED");
        assertThat(controller().path("reason").asString()).contains("does not accept the key");
        assertToldAtOnce(client, poolId, "not available");
        assertNothingFails(poolId, 4, Duration.ofSeconds(1));

        var other = product.simulator
                .post("/simulator/tokens", Map.of("username", "vdi", "seconds", 100_000_000))
                .orFail()
                .body()
                .path("token")
                .asString();
        product.admin()
                .put("/api/v1/controllers/" + controllerId + "/settings", product.connection(other))
                .orFail();

        awaitState("OK");
        product.awaitReady(poolId, 4, Product.SOON);
    }

    @Test
    void ecpIsServiced() {
        var running = growing("running", 1, "rosa", Product.ONLY_CONSOLE);
        product.awaitReady(running, 1, Product.SOON);
        var client = product.connectClient("rosa");
        assertThat(given(client, running)).isNotEmpty();

        product.admin()
                .post("/api/v1/controllers/" + controllerId + "/service", Map.of())
                .orFail();
        awaitState("IN_SERVICE");
        var before = changesAsked();
        var poolId = product.automatedPool("serviced", controllerId, Product.sizes(2, 0, 2, 1), Product.ONLY_CONSOLE);

        await().during(Duration.ofSeconds(3)).atMost(Product.SOON).untilAsserted(() -> assertThat(changesAsked())
                .isEqualTo(before));
        assertThat(product.pool(poolId).path("controllerState").asString()).isEqualTo("IN_SERVICE");
        assertThat(given(client, running)).as("what runs is still given").isNotEmpty();

        product.admin()
                .delete("/api/v1/controllers/" + controllerId + "/service")
                .orFail();
        product.awaitReady(poolId, 2, Product.SOON);
        awaitState("OK");
    }

    /** A pool of which one machine is ready, while the others still come, for a user who is entitled to it. */
    private static String growing(String name, int size, String login, Map<String, Object> preparation) {
        slowDown(size > 1 ? 0.05 : 0.02);
        var poolId = product.automatedPool(name, controllerId, Product.sizes(size, 0, size, 1), preparation);
        product.entitle(product.user(login), poolId);
        await().atMost(Product.SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> product.machines(poolId).values().stream()
                        .anyMatch(machine -> machine.path("status").asString().equals("READY")));
        return poolId;
    }

    private static void assertNothingFails(String poolId, int size, Duration during) {
        await().during(during).atMost(Product.SOON).untilAsserted(() -> assertThat(
                        product.machines(poolId).values())
                .hasSize(size)
                .extracting(machine -> machine.path("status").asString())
                .doesNotContain("FAILED", "REMOVING", "NEEDS_ATTENTION"));
    }

    private static void assertToldAtOnce(Rest client, String poolId, String words) {
        var asked = System.nanoTime();
        var answer = Product.request(client, poolId, "SPICE");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
        var error = answer.path("errors").path(0);
        assertThat(error.path("code").asString("")).as(answer.toString()).isEqualTo("005");
        assertThat(error.path("message").asString()).contains(words);
    }

    private static String given(Rest client, String poolId) {
        var answer = Product.request(client, poolId, "SPICE");
        return answer.path("data").path("vm_id").asString("");
    }

    private static JsonNode controller() {
        return product.admin()
                .get("/api/v1/controllers/" + controllerId)
                .orFail()
                .body();
    }

    private static void awaitState(String state) {
        await().atMost(Product.SOON)
                .until(() -> controller().path("state").asString().equals(state));
    }

    private static List<JsonNode> openOperations(String poolId) {
        var operations = product.admin()
                .get("/api/v1/operations?size=100&pool=" + poolId)
                .orFail()
                .body()
                .path("items");
        return operations
                .valueStream()
                .filter(operation -> List.of("RUNNING", "WAITING")
                        .contains(operation.path("state").asString()))
                .toList();
    }

    /** How many requests of each kind that changes something ECP has got. */
    private static Map<String, JsonNode> changesAsked() {
        var counts =
                product.simulator.get("/simulator/requests/counts").orFail().body();
        return counts.propertyStream()
                .filter(count -> !count.getKey().startsWith("GET "))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<JsonNode> history(String type) {
        return product.admin()
                .get("/api/v1/history?size=200&type=" + type)
                .orFail()
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static void slowDown(double timeFactor) {
        product.simulator
                .call("PATCH", "/simulator/settings", "{\"timeFactor\":" + timeFactor + "}")
                .orFail();
    }
}
