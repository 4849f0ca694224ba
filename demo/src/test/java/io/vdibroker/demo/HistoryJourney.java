package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor asks the history why something happened, and gets an answer from event to event. */
class HistoryJourney {

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
    void leadsFromAMachineThatServesToThePersonWhoWantedThePool() {
        var controllerId = product.connect();
        var poolId = product.automatedPool("audited", controllerId, Product.sizes(2, 0, 2, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 2, Product.SOON);
        await().atMost(Product.SOON).until(() -> ofType("MachineAdmitted").size() == 2);
        var entries = new HashMap<String, JsonNode>();
        history("").forEach(entry -> entries.put(entry.path("id").asString(), entry));

        for (var admitted : ofType("MachineAdmitted")) {
            var chain = chain(admitted, entries);

            assertThat(chain)
                    .extracting(entry -> entry.path("type").asString())
                    .startsWith("MachineAdmitted", "MachineOperationCompleted")
                    .containsSubsequence(
                            "MachineCloned",
                            "CloningStarted",
                            "PoolExpansionStarted",
                            "PoolTagRequested",
                            "PoolCreated")
                    .endsWith("PoolCreated");
            assertThat(chain.get(chain.size() - 1).path("actorLogin").asString())
                    .isEqualTo("admin");
        }
    }

    @Test
    void tellsWhoDidNotGetInAndWhatWasRefusedWithoutWhatTheyTyped() {
        product.user("vera");
        var guess = Map.of("login", "vera", "password", "a wrong guess");
        await().atMost(Product.SOON).until(() -> {
            product.broker().post("/api/v1/sessions", guess);
            return history("&type=SignInFailed").stream()
                    .anyMatch(entry -> entry.path("text").asString().contains("\"vera\""));
        });
        var controllerId = product.connect();
        product.staticPool("kept", controllerId, product.ordinaryMachine("ON"));
        var refused = product.admin().delete("/api/v1/controllers/" + controllerId);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        var chain = "&correlationId=" + refused.body().path("correlationId").asString();
        await().atMost(Product.SOON).until(() -> !history(chain).isEmpty());

        assertThat(history(chain)).singleElement().satisfies(entry -> {
            assertThat(entry.path("type").asString()).isEqualTo("CommandRefused");
            assertThat(entry.path("actorLogin").asString()).isEqualTo("admin");
            assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
            assertThat(entry.path("text").asString()).contains("removing a controller");
        });
        var all = product.admin().get("/api/v1/history/export").orFail().text();
        assertThat(all).contains("CommandRefused", "SignInFailed").doesNotContain("a wrong guess");
        assertThat(all.lines().map(JsonMapper.shared()::readTree))
                .hasSizeGreaterThan(15)
                .allSatisfy(entry ->
                        assertThat(entry.path("text").asString()).endsWith(".").doesNotContain("{", "?"));
    }

    /** From an event to the one that caused it, and so on. */
    private static List<JsonNode> chain(JsonNode last, Map<String, JsonNode> entries) {
        var chain = new ArrayList<JsonNode>(List.of(last));
        var cause = last.path("causationId");
        while (!cause.isNull()) {
            var entry = entries.get(cause.asString());
            assertThat(entry).as("what caused %s", chain.get(chain.size() - 1)).isNotNull();
            chain.add(entry);
            cause = entry.path("causationId");
        }
        return chain;
    }

    private static List<JsonNode> ofType(String type) {
        return history("&type=" + type);
    }

    private static List<JsonNode> history(String filter) {
        var entries = new ArrayList<JsonNode>();
        var cursor = "";
        while (true) {
            var page = product.admin()
                    .get("/api/v1/history?size=100&order=oldest" + filter + cursor)
                    .orFail()
                    .body();
            page.path("items").forEach(entries::add);
            if (page.path("next").isNull()) {
                return entries;
            }
            cursor = "&cursor=" + page.path("next").asString();
        }
    }
}
