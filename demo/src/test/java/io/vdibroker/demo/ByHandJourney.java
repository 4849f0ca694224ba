package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.demo.Rest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Everything that does not go on is taken further, or back, by an administrator, and the broker dies before any of it has begun. */
class ByHandJourney {

    private static final Map<String, Object> ONLY_ON = Map.of("remoteAccess", false, "powerOn", true);
    private static final Map<String, Object> JOINED = joined();
    private static final Map<String, Object> NOTHING = Map.of("remoteAccess", false, "powerOn", false);
    private static final Duration PATIENCE = Duration.ofSeconds(120); // journeys share two cores
    private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void whatWaitsForAPersonGoesOnAsThatPersonSaid() {
        try (var product = Product.start(
                directory,
                0.02,
                Map.of(
                        "vdi.steps.remote-access.first-pause", "10m",
                        "vdi.steps.remote-access.longest-pause", "10m",
                        "vdi.steps.clone.first-pause", "10m",
                        "vdi.steps.clone.longest-pause", "10m",
                        "vdi.pool.tag-pause", "10m",
                        "vdi.steps.delete.attempts", "2",
                        "vdi.steps.delete.first-pause", "300ms"))) {
            var journey = new Journey(product, product.connect());
            journey.everythingStandsStill();
            journey.whatMakesNoSenseIsRefused();
            product.simulator.delete("/simulator/faults").orFail();
            journey.aPersonActsAndTheBrokerDies();
            journey.everythingEnds();
            product.verify();
        }
    }

    private static Map<String, Object> joined() {
        var preparation = new HashMap<>(Product.JOINED);
        preparation.put("remoteAccess", false);
        return Map.copyOf(preparation);
    }

    private static final class Journey {

        private final Product product;
        private final String joined;
        private final String leaving;
        private final String retried;
        private final String skipped;
        private final String silent;
        private final String stuck;
        private final String cloneless;
        private final String unwanted;
        private final String tagless;
        private final String hopeless;

        Journey(Product product, String controllerId) {
            this.product = product;
            joined = pool("joined", controllerId, JOINED);
            product.awaitReady(joined, 1, PATIENCE);
            leaving = machineOf(joined);
            var domain = "/simulator/domains/" + leaving;
            product.simulator
                    .call("PATCH", domain + "/guest", "{\"agent\":\"NEVER\"}")
                    .orFail();
            product.simulator.post(domain + "/stop", Map.of()).orFail();
            delete(joined);
            refuse("/api/domains/*/remote-access/", "Nobody may look.");
            product.fault(Map.of("kind", "AGENT_SILENT", "names", "silent*", "count", 1));
            product.fault(Map.of("kind", "REMOVE_FAILS", "names", "stuck*", "detail", "The disk is busy."));
            stuck = pool("stuck", controllerId, NOTHING);
            retried = pool("retried", controllerId, Product.ONLY_CONSOLE);
            skipped = pool("skipped", controllerId, Product.ONLY_CONSOLE);
            silent = pool("silent", controllerId, ONLY_ON);
            product.awaitReady(stuck, 1, PATIENCE);
            delete(stuck);
            List.of(retried, skipped, silent).forEach(pool -> appears(pool, "PREPARE"));
            refuse("/api/domains/multi-create-domain/", "The node is overloaded.");
            cloneless = pool("cloneless", controllerId, NOTHING);
            unwanted = pool("unwanted", controllerId, NOTHING);
            List.of(cloneless, unwanted).forEach(pool -> appears(pool, "EXPANSION"));
            refuse("/api/tags/", "Tags are not for you.");
            tagless = pool("tagless", controllerId, NOTHING);
            hopeless = pool("hopeless", controllerId, NOTHING);
        }

        private String pool(String name, String controllerId, Map<String, Object> preparation) {
            return product.automatedPool(name, controllerId, Product.sizes(1, 0, 1, 1), preparation);
        }

        private String machineOf(String pool) {
            return product.machines(pool).keySet().iterator().next();
        }

        private void delete(String pool) {
            product.admin()
                    .delete("/api/v1/pools/" + pool + "/machines/" + machineOf(pool))
                    .orFail();
        }

        private void refuse(String path, String detail) {
            product.fault(Map.of("kind", "STATUS", "method", "POST", "path", path, "status", 400, "detail", detail));
        }

        void everythingStandsStill() {
            for (var pool : List.of(retried, skipped)) {
                rests(pool, "PREPARE", "REMOTE_ACCESS", "Nobody may look.", "RETRY", "SKIP", "GIVE_UP");
            }
            for (var pool : List.of(cloneless, unwanted)) {
                rests(pool, "EXPANSION", "CLONE", "The node is overloaded.", "RETRY", "GIVE_UP");
            }
            for (var pool : List.of(tagless, hopeless)) {
                rests(pool, "POOL_SET_UP", "CREATE_TAG", "Tags are not for you.", "RETRY", "GIVE_UP");
            }
            waits(silent, "PREPARE", "GUEST_AGENT", "RUNNING", "GIVE_UP");
            waits(joined, "REMOVE", "GUEST_AGENT", "RUNNING", "SKIP");
            var removal = waits(stuck, "REMOVE", "DELETE", "FAILED", "RESUME");
            assertThat(removal.path("state").asString()).isEqualTo("NEEDS_ATTENTION");
            assertThat(removal.path("failure").toString()).contains("The disk is busy.");
        }

        private void rests(String pool, String type, String step, String said, String... actions) {
            var current = waits(pool, type, step, "RETRYING", actions).path("current");
            assertThat(current.path("attempt").asInt()).isEqualTo(1);
            assertThat(current.path("failure").path("text").asString()).contains(said);
            assertThat(Instant.parse(current.path("until").asString()))
                    .isAfter(Instant.parse(current.path("since").asString()).plus(LONGER_THAN_THE_TEST));
        }

        private JsonNode waits(String pool, String type, String step, String state, String... actions) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                var current = operation(pool, type).path("current");
                assertThat(current.path("step").asString("")).isEqualTo(step);
                assertThat(current.path("state").asString()).isEqualTo(state);
            });
            var operation = operation(pool, type);
            assertThat(operation.path("actions"))
                    .extracting(action -> action.asString())
                    .containsExactly(actions);
            return operation;
        }

        void whatMakesNoSenseIsRefused() {
            refused("STEP_UNDER_WAY", act(silent, "PREPARE", "/retry"));
            refused("STEP_NOT_SKIPPABLE", act(silent, "PREPARE", "/steps/1/skip"));
            refused("NOTHING_TO_RESUME", act(silent, "PREPARE", "/resume"));
            refused("STEP_NOT_SKIPPABLE", act(stuck, "REMOVE", "/steps/2/skip"));
            refused("CANNOT_BE_GIVEN_UP", act(stuck, "REMOVE", "/give-up"));
            refused("STEP_NOT_SKIPPABLE", act(cloneless, "EXPANSION", "/steps/0/skip"));
            refused("OPERATION_OVER", act(stuck, "PREPARE", "/give-up"));
        }

        private static void refused(String code, Answer answer) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.body().path("code").asString()).isEqualTo(code);
        }

        void aPersonActsAndTheBrokerDies() {
            act(retried, "PREPARE", "/retry").orFail();
            act(skipped, "PREPARE", "/steps/0/skip").orFail();
            act(silent, "PREPARE", "/give-up").orFail();
            act(stuck, "REMOVE", "/resume").orFail();
            act(cloneless, "EXPANSION", "/retry").orFail();
            act(unwanted, "EXPANSION", "/give-up").orFail();
            act(joined, "REMOVE", "/steps/1/skip").orFail();
            act(tagless, "POOL_SET_UP", "/retry").orFail();
            act(hopeless, "POOL_SET_UP", "/give-up").orFail();
            product.killBroker();
            product.startBroker();
        }

        void everythingEnds() {
            for (var pool : List.of(retried, skipped, silent, cloneless, unwanted, tagless)) {
                product.awaitReady(pool, 1, PATIENCE);
            }
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(product.machines(stuck)).isEmpty();
                assertThat(product.machines(joined)).isEmpty();
                assertThat(product.admin().get("/api/v1/pools/" + hopeless).status())
                        .isEqualTo(404);
                assertThat(product.tags()).containsExactlyInAnyOrderElementsOf(product.poolNames());
                assertThat(product.clones()).as("the silent one was replaced").hasSize(6);
            });
            assertThat(operation(skipped, "PREPARE")
                            .path("steps")
                            .get(0)
                            .path("state")
                            .asString())
                    .isEqualTo("SKIPPED");
            assertThat(product.admin().get("/api/v1/machines/" + leaving).text())
                    .contains("corp.example");
            assertThat(product.state().path("computers").size())
                    .as("it stays there")
                    .isEqualTo(1);
            assertThat(operations(unwanted, "EXPANSION"))
                    .extracting(growth -> growth.path("state").asString())
                    .containsExactly("DONE", "FAILED");
            var history = product.admin()
                    .get("/api/v1/history?type=MachineStepSkipped")
                    .orFail()
                    .body()
                    .path("items");
            assertThat(history)
                    .hasSize(2)
                    .allMatch(entry -> entry.path("actorLogin").asString().equals("admin"));
            theFirstUserBringsWhatWasSkipped();
        }

        private void theFirstUserBringsWhatWasSkipped() {
            product.entitle(product.user("sonja"), skipped);
            var answer = Product.request(product.connectClient("sonja"), skipped, "SPICE");
            assertThat(answer.path("data").path("vm_id").asString(""))
                    .as(answer.toString())
                    .isNotEmpty();
        }

        private void appears(String pool, String type) {
            await().atMost(PATIENCE).until(() -> !operations(pool, type).isEmpty());
        }

        private Answer act(String pool, String type, String action) {
            var id = operation(pool, type).path("id").asString();
            return product.admin().post("/api/v1/operations/" + id + action, Map.of());
        }

        private JsonNode operation(String pool, String type) {
            return operations(pool, type).path(0);
        }

        /** The newest first. */
        private JsonNode operations(String pool, String type) {
            return product.admin()
                    .get("/api/v1/operations?pool=" + pool + "&type=" + type)
                    .orFail()
                    .body()
                    .path("items");
        }
    }
}
