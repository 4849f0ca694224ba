package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of fault of section 6.5, addressed by method, path and count alone. */
class FaultKindsTest {
    private static final String TAGS = "/api/tags/";
    private static final String MULTI_CREATE = "/api/domains/multi-create-domain/";
    private static final String CHECK = "/api/controllers/check/";

    private final Simulator simulator = Simulator.shared();
    private final String name = "kind-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        simulator.clearFaults();
    }

    private void fault(String kind, String method, String path, Map<String, ?> more) {
        Map<String, Object> fault = new HashMap<>(more);
        fault.putAll(Map.of("kind", kind, "method", method, "path", path, "count", 1));
        simulator.fault(fault);
    }

    private Answered createTag() {
        return simulator.post(TAGS, Map.of("verbose_name", name));
    }

    private int tags() {
        return simulator.get("/api/tags/?name=" + name).get("count").asInt();
    }

    @ParameterizedTest
    @CsvSource({"401,invalid", "403,permission_denied", "404,50004", "418,50000", "400,50000", "503,50000"})
    void statusHasTheWordsOfEcp(int status, String code) {
        fault("STATUS", "POST", TAGS, Map.of("status", status));
        Answered answered = createTag();
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.error().path("code").asString()).isEqualTo(code);
        assertThat(answered.detail()).isNotEmpty();
        assertThat(tags()).isZero();
        assertThat(createTag().status()).isEqualTo(202);
    }

    @Test
    void statusMayComeAfterTheRequestWasApplied() {
        fault("STATUS", "POST", TAGS, Map.of("status", 502, "html", "<h1>Bad gateway</h1>", "applied", true));
        assertThat(createTag().status()).isEqualTo(502);
        assertThat(tags()).isEqualTo(1);
    }

    @Test
    void lockedEntityIsNamedWithTheTaskThatHoldsIt() {
        fault("LOCKED", "POST", TAGS, Map.of());
        Answered answered = createTag();
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.error().path("code").asString()).isEqualTo("50008");
        assertThat(answered.detail()).contains("locked by task");
        assertThat(tags()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"DROP_BEFORE,0", "DROP_AFTER,1", "HANG_BEFORE,0", "HANG_AFTER,1", "TRUNCATED,1"})
    void answerThatDoesNotComeSaysNothingAboutTheEffect(String kind, int applied) {
        fault(kind, "POST", TAGS, Map.of("delayMs", 50));
        assertThatThrownBy(this::createTag).isInstanceOf(UncheckedIOException.class);
        assertThat(tags()).isEqualTo(applied);
        assertThat(simulator
                        .admin("GET", "/simulator/requests?method=POST&limit=20000&path=" + TAGS, null)
                        .json())
                .anySatisfy(entry -> {
                    assertThat(entry.path("body").path("verbose_name").asString())
                            .isEqualTo(name);
                    assertThat(entry.path("status").asInt(-1)).isZero();
                });
    }

    @ParameterizedTest
    @CsvSource({"HANG_BEFORE,0", "HANG_AFTER,1"})
    void clientThatDoesNotWaitForEverRunsIntoItsOwnLimit(String kind, int applied) {
        fault(kind, "POST", TAGS, Map.of());
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.plain() + TAGS + "?async=1"))
                .timeout(Duration.ofMillis(300))
                .header("Authorization", "jwt " + simulator.key())
                .POST(BodyPublishers.ofString("{\"verbose_name\":\"" + name + "\"}"))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(tags()).isEqualTo(applied);
    }

    @Test
    void slowAnswerIsAppliedLateEvenIfNobodyWaits() {
        fault("SLOW", "POST", TAGS, Map.of("delayMs", 1_500));
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.plain() + TAGS + "?async=1"))
                .timeout(Duration.ofMillis(200))
                .header("Authorization", "jwt " + simulator.key())
                .POST(BodyPublishers.ofString("{\"verbose_name\":\"" + name + "\"}"))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(tags()).isZero();
        await().until(() -> tags() == 1);
    }

    @Test
    void malformedAnswerCallsItselfJson() {
        fault("MALFORMED", "POST", TAGS, Map.of());
        Answered answered = createTag();
        assertThat(answered.status()).isEqualTo(202);
        assertThat(answered.headers().firstValue("Content-Type")).contains("application/json");
        assertThatThrownBy(answered::json).isInstanceOf(RuntimeException.class);
        assertThat(tags()).isEqualTo(1);
    }

    @Test
    void pageAndNothingAreAnswersAsWell() {
        fault("HTML", "POST", TAGS, Map.of());
        Answered page = createTag();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(tags()).isEqualTo(1);

        fault("NO_CONTENT", "GET", CHECK, Map.of());
        Answered nothing = simulator.get(CHECK);
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.text()).isEmpty();
    }

    @Test
    void otherReleaseHasMoreKeys() {
        fault("EXTRA_KEYS", "GET", "/api/domains/*/", Map.of());
        JsonNode domain = simulator.domain(Simulator.LINUX);
        assertThat(domain.propertyNames()).anyMatch(key -> key.startsWith("extra_"));
        assertThat(domain.path("id").asString()).isEqualTo(Simulator.LINUX);
    }

    @Test
    void otherReleaseLacksKeysButNoneThatAClientNeeds() {
        fault("MISSING_KEYS", "GET", "/api/domains/*/", Map.of());
        JsonNode domain = simulator.domain(Simulator.LINUX);
        assertThat(domain.size()).isLessThan(simulator.domain(Simulator.LINUX).size());
        assertThat(domain.propertyNames())
                .contains("id", "verbose_name", "status", "user_power_state", "guest_utils", "parent", "node");
    }

    @Test
    void someRequestsMayPassBefore() {
        simulator.fault(Map.of("kind", "STATUS", "path", CHECK, "skip", 2, "count", 1));
        assertThat(List.of(
                        simulator.get(CHECK).status(),
                        simulator.get(CHECK).status(),
                        simulator.get(CHECK).status(),
                        simulator.get(CHECK).status()))
                .containsExactly(200, 200, 500, 200);
    }

    @Test
    void burstHealsAfterItsTime() {
        simulator.fault(Map.of("kind", "STATUS", "path", CHECK, "status", 403, "forMs", 1_000));
        assertThat(simulator.get(CHECK).status()).isEqualTo(403);
        assertThat(simulator.get(CHECK).status()).isEqualTo(403);
        await().until(() -> simulator.get(CHECK).status() == 200);
    }

    @Test
    void requestsMayBeChosenByTheNamesTheyAreAbout() {
        String spared = simulator.newClone(Simulator.LINUX);
        String struck = simulator.newClone(Simulator.LINUX);
        simulator.put("/api/domains/" + struck + "/", Map.of("verbose_name", name));
        simulator.fault(Map.of("kind", "STATUS", "path", "/api/**", "names", name + "*"));
        assertThat(simulator.get("/api/domains/" + spared + "/").status()).isEqualTo(200);
        assertThat(simulator.get("/api/domains/" + struck + "/").status()).isEqualTo(500);
        assertThat(simulator.get("/api/domains/?ids=" + spared + "," + struck).status())
                .isEqualTo(500);
        assertThat(createTag().status()).isEqualTo(500);
        assertThat(simulator
                        .post(MULTI_CREATE, Simulator.clones(Simulator.LINUX, name, Simulator.newIds(1)))
                        .status())
                .isEqualTo(500);
        assertThat(simulator
                        .post("/api/domains/multi-manager/", Map.of("action", "start", "entity_ids", List.of(struck)))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void everyKindIsListedAsItWasGiven() {
        simulator.fault(Map.of("kind", "HANG_AFTER", "method", "POST", "path", TAGS, "skip", 1, "count", 1));
        JsonNode listed = JsonMapper.builder()
                .build()
                .readTree(simulator.admin("GET", "/simulator/faults", null).text())
                .path(0);
        assertThat(listed.path("hits").asInt(-1)).isZero();
        assertThat(listed.path("fault").path("kind").asString()).isEqualTo("HANG_AFTER");
    }
}
