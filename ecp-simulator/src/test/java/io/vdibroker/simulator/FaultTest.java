package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String CHECK = "/api/controllers/check/";

    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void clear() {
        simulator.clearFaults();
    }

    @Test
    void answersAnErrorAsOftenAsAsked() {
        simulator.fault(Map.of("kind", "STATUS", "path", CHECK, "status", 503, "detail", "Try later.", "count", 2));
        assertThat(simulator.get(CHECK).detail()).isEqualTo("Try later.");
        assertThat(simulator.get(CHECK).status()).isEqualTo(503);
        assertThat(simulator.get(CHECK).status()).isEqualTo(200);
    }

    @Test
    void answersHtml() {
        simulator.fault(Map.of("kind", "STATUS", "path", CHECK, "status", 502, "html", "<h1>Bad gateway</h1>"));
        Answered answered = simulator.get(CHECK);
        assertThat(answered.status()).isEqualTo(502);
        assertThat(answered.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answered.text()).isEqualTo("<h1>Bad gateway</h1>");
    }

    @Test
    void refusesForLackOfSpace() {
        simulator.fault(Map.of(
                "kind", "STATUS",
                "method", "POST",
                "path", "/api/domains/multi-create-domain/",
                "status", 400,
                "detail", "There is not enough free space on data pool x."));
        Answered answered = simulator.post("/api/domains/multi-create-domain/", Map.of());
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.detail()).contains("not enough free space on data pool");
    }

    @Test
    void strikesOnlyTheRouteAndTheMethod() {
        simulator.fault(Map.of("kind", "STATUS", "method", "GET", "path", "/api/domains/*/"));
        assertThat(simulator.get("/api/domains/" + Simulator.LINUX + "/").status())
                .isEqualTo(500);
        assertThat(simulator.get("/api/domains/" + Simulator.LINUX + "/spice/").status())
                .isEqualTo(400);
        assertThat(simulator.get("/api/domains/").status()).isEqualTo(200);
        assertThat(simulator
                        .put("/api/domains/" + Simulator.LINUX + "/", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sameSeedStrikesTheSameRequests() {
        String first = strikes(7);
        assertThat(first).contains("x").contains(".");
        assertThat(strikes(7)).isEqualTo(first);
    }

    private String strikes(long seed) {
        simulator.clearFaults();
        simulator.fault(Map.of("kind", "STATUS", "path", "/api/**", "probability", 0.5, "seed", seed));
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            pattern.append(simulator.get(CHECK).status() == 200 ? "." : "x");
        }
        return pattern.toString();
    }

    @Test
    void answersLateWithoutHoldingUpOthers() {
        simulator.fault(Map.of("kind", "SLOW", "path", CHECK, "delayMs", 1_000));
        long begun = System.nanoTime();
        var late = CompletableFuture.supplyAsync(() -> simulator.get(CHECK));
        for (int i = 0; i < 5; i++) {
            assertThat(simulator.domain(Simulator.LINUX).isEmpty()).isFalse();
        }
        assertThat(late.isDone()).isFalse();
        assertThat(late.join().status()).isEqualTo(200);
        assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
    }

    @Test
    void dropsTheConnectionBeforeTheRequestIsApplied() {
        String name = "dropped-" + UUID.randomUUID();
        simulator.fault(Map.of("kind", "DROP_BEFORE", "path", "/api/tags/", "method", "POST"));
        assertThatThrownBy(() -> simulator.post("/api/tags/", Map.of("verbose_name", name)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(count(name)).isZero();
    }

    @Test
    void dropsTheConnectionAfterTheRequestWasAppliedAndTheKeyHelps() {
        String name = "dropped-" + UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "verbose_name", name, "idempotency_key", UUID.randomUUID().toString());
        simulator.fault(Map.of("kind", "DROP_AFTER", "path", "/api/tags/", "method", "POST"));
        assertThatThrownBy(() -> simulator.post("/api/tags/", body)).isInstanceOf(UncheckedIOException.class);
        simulator.clearFaults();
        assertThat(count(name)).isEqualTo(1);
        assertThat(simulator.post("/api/tags/", body).status()).isEqualTo(202);
        assertThat(count(name)).isEqualTo(1);
    }

    private int count(String name) {
        return simulator.get("/api/tags/?name=" + name).get("count").asInt();
    }

    @Test
    void taskFailsWithTheTextAndNothingIsDone() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(
                Map.of("kind", "TASK_FAILS", "path", "/api/domains/*/start/", "detail", "No power.", "count", 1));
        assertThat(simulator
                        .run("/api/domains/" + id + "/start/", Map.of())
                        .path("error_message")
                        .asString())
                .isEqualTo("No power.");
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
        simulator.succeed("/api/domains/" + id + "/start/", Map.of());
    }

    @Test
    void taskMayNeverEndAndCanStillBeCancelled() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(Map.of("kind", "TASK_NEVER_ENDS", "path", "/api/domains/*/start/"));
        Answered started = simulator.post("/api/domains/" + id + "/start/", Map.of());
        simulator.newClone(Simulator.LINUX);
        assertThat(simulator
                        .get("/api/tasks/" + started.taskId() + "/")
                        .get("status")
                        .asString())
                .isEqualTo("IN_PROGRESS");
        simulator.put("/api/tasks/" + started.taskId() + "/cancel/", Map.of("force", true));
        assertThat(simulator.ended(started.taskId()).path("status").asString()).isEqualTo("CANCELED");
    }

    @Test
    void listSaysHowOftenAFaultHasStruckAndOneCanBeTakenAway() {
        String id = simulator
                .admin("POST", "/simulator/faults", Map.of("kind", "STATUS", "path", CHECK))
                .get("id")
                .asString();
        simulator.get(CHECK);
        assertThat(simulator
                        .admin("GET", "/simulator/faults", null)
                        .json()
                        .path(0)
                        .path("hits")
                        .asInt())
                .isEqualTo(1);
        simulator.admin("DELETE", "/simulator/faults/" + id, null);
        assertThat(simulator.get(CHECK).status()).isEqualTo(200);
    }

    @Test
    void faultThatIsNoneIsRefused() {
        assertThat(simulator
                        .admin("POST", "/simulator/faults", Map.of("kind", "NONSENSE"))
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .admin("POST", "/simulator/faults", Map.of("kind", "STATUS", "pth", "/x"))
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .admin("POST", "/simulator/faults", Map.of("path", "/x"))
                        .status())
                .isEqualTo(400);
    }
}
