package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever makes no sense is answered with a code and a sentence, and changes nothing. */
class BadInputJourney {

    private static final String UNKNOWN = "00000000-0000-4000-8000-00000000dead";

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;
    private static String automated;
    private static String fixed;
    private static List<String> machines;
    private static int marks;

    @BeforeAll
    static void start() {
        product = Product.start(directory, 0.02, Map.of());
        controllerId = product.connect();
        automated = product.automatedPool("taken", controllerId, Product.sizes(2, 0, 3, 1), Product.ONLY_CONSOLE);
        machines = new ArrayList<>();
        for (var domain : product.state().path("domains")) {
            if (!domain.path("template").asBoolean()) {
                machines.add(domain.path("id").asString());
            }
        }
        fixed = product.admin()
                .post("/api/v1/pools", staticPool("fixed", machines.get(0)))
                .orFail()
                .body()
                .path("id")
                .asString();
        product.user("known");
        product.awaitReady(automated, 2, Product.SOON);
        product.awaitReady(fixed, 1, Product.SOON);
        product.admin().post("/api/v1/groups", Map.of("name", "mark-0")).orFail();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static Map<String, Object> staticPool(String name, String... ids) {
        return Map.of(
                "type",
                "STATIC",
                "name",
                name,
                "controllerId",
                controllerId,
                "resourcePoolId",
                Product.RESOURCE_POOL,
                "machines",
                List.of(ids));
    }

    private static Map<String, Object> cloning(String field, Object value) {
        var cloning = new HashMap<String, Object>(Map.of("templateId", Product.WINDOWS, "namePattern", "bad"));
        cloning.put(field, value);
        return cloning;
    }

    /** As a change of settings takes it. */
    private static Map<String, Object> wholeCloning(String field, Object value) {
        var cloning = new HashMap<String, Object>(Product.sizes(1, 1, 3, 1));
        cloning.put("thin", true);
        cloning.putAll(cloning(field, value));
        return cloning;
    }

    private static Map<String, Object> automatedPool(String field, Object value) {
        var pool = new HashMap<String, Object>(Map.of(
                "type",
                "AUTOMATED",
                "name",
                "new",
                "controllerId",
                controllerId,
                "resourcePoolId",
                Product.RESOURCE_POOL,
                "cloning",
                cloning("totalSize", 2)));
        pool.put(field, value);
        return pool;
    }

    private static Map<String, Object> settings(String field, Object value) {
        var settings = new HashMap<String, Object>(Map.of(
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
                "cloning",
                wholeCloning("totalSize", 3)));
        settings.put(field, value);
        return settings;
    }

    private static Map<String, Object> controller(String field, Object value) {
        var body = new HashMap<String, Object>(Map.of(
                "name", "Another", "address", product.simulatorAddress(), "key", product.key(), "tls", pinned()));
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> pinned() {
        return Map.of("mode", "UNVERIFIED");
    }

    private static Arguments post(String path, Object body, int status, String code) {
        return Arguments.of("POST", path, text(body), status, code);
    }

    private static Arguments put(String path, Object body, int status, String code) {
        return Arguments.of("PUT", path, text(body), status, code);
    }

    private static String text(Object body) {
        return body instanceof String text ? text : Rest.MAPPER.writeValueAsString(body);
    }

    static Stream<Arguments> pools() {
        var join = Map.of("powerOn", true, "domainJoin", Map.of("domain", "corp.example"));
        return Stream.of(
                post("/api/v1/pools", "{\"type\":", 400, "BAD_REQUEST"),
                post("/api/v1/pools", "", 400, "BAD_REQUEST"),
                post("/api/v1/pools", "[]", 400, "BAD_REQUEST"),
                post("/api/v1/pools", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}", 413, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("colour", "red"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("type", "FANCY"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("controllerId", "none"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("controllerId", UNKNOWN), 404, "NOT_FOUND"),
                post("/api/v1/pools", automatedPool("resourcePoolId", UNKNOWN), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("dataPoolId", UNKNOWN), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("name", "Taken"), 409, "POOL_NAME_TAKEN"),
                post("/api/v1/pools", automatedPool("name", "white space"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("protocols", List.of("TELNET")), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("protocols", List.of()), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("machines", List.of(machines.get(1))), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("preparation", join), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("cloning", "many"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("cloning", cloning("templateId", UNKNOWN)), 400, "BAD_REQUEST"),
                post(
                        "/api/v1/pools",
                        automatedPool("cloning", cloning("templateId", machines.get(1))),
                        400,
                        "BAD_REQUEST"),
                post("/api/v1/pools", automatedPool("cloning", cloning("totalSize", 0)), 400, "POOL_SIZES_INVALID"),
                post(
                        "/api/v1/pools",
                        automatedPool("cloning", cloning("totalSize", 10_001)),
                        400,
                        "POOL_SIZES_INVALID"),
                post("/api/v1/pools", automatedPool("cloning", cloning("totalSize", "two")), 400, "BAD_REQUEST"),
                post(
                        "/api/v1/pools",
                        automatedPool("cloning", cloning("increaseStep", 101)),
                        400,
                        "POOL_SIZES_INVALID"),
                post("/api/v1/pools", automatedPool("cloning", cloning("namePattern", "-x")), 400, "BAD_REQUEST"),
                post("/api/v1/pools", staticPool("other", machines.get(0)), 409, "MACHINE_IN_ANOTHER_POOL"),
                post("/api/v1/pools", staticPool("other", UNKNOWN), 400, "BAD_REQUEST"),
                post("/api/v1/pools", staticPool("other", "no-id"), 400, "BAD_REQUEST"),
                post("/api/v1/pools", staticPool("other", Product.WINDOWS), 400, "BAD_REQUEST"),
                post("/api/v1/pools", staticPool("other"), 400, "BAD_REQUEST"));
    }

    static Stream<Arguments> changes() {
        var path = "/api/v1/pools/" + automated + "/settings";
        var join = Map.of("powerOn", true, "domainJoin", Map.of("domain", "corp.example"));
        var half = Map.of("powerOn", true, "domainJoin", Map.of("domain", "corp.example", "login", "svc"));
        return Stream.of(
                put(path, settings("colour", "red"), 400, "BAD_REQUEST"),
                put(path, settings("protocols", List.of()), 400, "BAD_REQUEST"),
                put(path, settings("afterDisconnect", "RECREATE"), 409, "POOL_TYPE_MISMATCH"),
                put(path, settings("afterDisconnectSeconds", -1), 400, "BAD_REQUEST"),
                put(path, settings("cloning", wholeCloning("totalSize", 1)), 400, "POOL_SIZES_INVALID"),
                put(path, settings("cloning", wholeCloning("reserveSize", 4)), 400, "POOL_SIZES_INVALID"),
                put(path, settings("cloning", wholeCloning("templateId", UNKNOWN)), 400, "BAD_REQUEST"),
                put(path, settings("cloning", wholeCloning("templateId", machines.get(1))), 400, "BAD_REQUEST"),
                put(path, settings("cloning", wholeCloning("namePattern", "")), 400, "BAD_REQUEST"),
                put(path, settings("cloning", cloning("totalSize", 3)), 400, "BAD_REQUEST"),
                put(path, settings("preparation", join), 400, "BAD_REQUEST"),
                put(path, settings("preparation", half), 400, "BAD_REQUEST"),
                put(
                        "/api/v1/pools/" + fixed + "/settings",
                        settings("protocols", List.of("RDP")),
                        409,
                        "POOL_TYPE_MISMATCH"),
                put("/api/v1/pools/" + UNKNOWN + "/settings", settings("protocols", List.of("RDP")), 404, "NOT_FOUND"),
                put("/api/v1/pools/no-id/settings", settings("protocols", List.of("RDP")), 400, "BAD_REQUEST"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                post("/api/v1/controllers", controller("address", "nowhere.invalid"), 400, "BAD_REQUEST"),
                post("/api/v1/controllers", controller("address", "http://x"), 400, "BAD_REQUEST"),
                post("/api/v1/controllers", controller("address", "127.0.0.1:1"), 400, "BAD_REQUEST"),
                post("/api/v1/controllers", controller("key", "wrong"), 400, "BAD_REQUEST"),
                post("/api/v1/controllers", controller("tls", Map.of("mode", "SYSTEM")), 400, "BAD_REQUEST"),
                post("/api/v1/users", Map.of("login", "KNOWN", "password", "long enough"), 409, "LOGIN_TAKEN"),
                post("/api/v1/users", Map.of("login", "new", "password", "short"), 400, "BAD_REQUEST"),
                post("/api/v1/users", Map.of("login", "", "password", "long enough"), 400, "BAD_REQUEST"),
                post(
                        "/api/v1/users",
                        Map.of("login", "new", "password", "long enough", "groups", List.of(UNKNOWN)),
                        404,
                        "NOT_FOUND"),
                put("/api/v1/users/" + UNKNOWN + "/details", Map.of("firstName", "Nobody"), 404, "NOT_FOUND"),
                put("/api/v1/users/" + UNKNOWN + "/permissions", Map.of(), 400, "BAD_REQUEST"),
                Arguments.of("DELETE", "/api/v1/sessions/" + UNKNOWN, null, 404, "NOT_FOUND"),
                post("/api/v1/users", Map.of("login", "new", "password", "Password1"), 400, "BAD_REQUEST"),
                post("/api/v1/users", Map.of("login", "new.login", "password", "New.Login"), 400, "BAD_REQUEST"),
                post("/api/v1/users", Map.of("login", "аdmin", "password", "long enough"), 400, "BAD_REQUEST"),
                post("/api/v1/groups", Map.of("name", ""), 400, "BAD_REQUEST"),
                put("/api/v1/pools/" + automated + "/entitlements/users/no-id", "", 400, "BAD_REQUEST"),
                put("/api/v1/pools/" + UNKNOWN + "/entitlements/users/" + UNKNOWN, "", 404, "NOT_FOUND"),
                put("/api/v1/pools/" + automated + "/entitlements/users/" + UNKNOWN, "", 404, "NOT_FOUND"),
                put("/api/v1/pools/" + automated + "/entitlements/groups/" + UNKNOWN, "", 404, "NOT_FOUND"),
                put("/api/v1/pools/" + automated, staticPool("other", machines.get(1)), 409, "CONFLICT"),
                post("/api/v1/pools/" + fixed + "/machines", Map.of("machines", List.of(UNKNOWN)), 400, "BAD_REQUEST"),
                post(
                        "/api/v1/pools/" + fixed + "/machines",
                        Map.of("resourcePoolId", Product.RESOURCE_POOL, "machines", List.of(machines.get(1))),
                        400,
                        "BAD_REQUEST"),
                post(
                        "/api/v1/pools/" + UNKNOWN + "/machines",
                        Map.of("machines", List.of(machines.get(1))),
                        404,
                        "NOT_FOUND"),
                Arguments.of(
                        "DELETE",
                        "/api/v1/pools/" + fixed + "/machines/" + machines.get(0),
                        null,
                        409,
                        "MACHINE_NOT_CLONED_BY_US"),
                Arguments.of("DELETE", "/api/v1/pools/" + UNKNOWN, null, 404, "NOT_FOUND"),
                Arguments.of("GET", "/api/v1/pools?size=100000", null, 400, "BAD_REQUEST"),
                Arguments.of("GET", "/api/v1/pools?page=-1", null, 400, "BAD_REQUEST"),
                Arguments.of("GET", "/api/v1/history?cursor=broken", null, 400, "BAD_REQUEST"),
                Arguments.of("GET", "/api/v1/history?from=yesterday", null, 400, "BAD_REQUEST"),
                Arguments.of("GET", "/api/v1/nothing", null, 404, "BAD_REQUEST"),
                Arguments.of("PATCH", "/api/v1/pools", null, 405, "BAD_REQUEST"));
    }

    @ParameterizedTest(name = "{index}: {0} {1}")
    @MethodSource({"pools", "changes", "others"})
    void isRefusedWithACodeAndChangesNothing(
            String method, String path, @Nullable String body, int status, String code) {
        var answer = product.admin().call(method, path, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("code").asString()).as(answer.text()).isEqualTo(code);
        assertThat(answer.body().path("detail").asString()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception", "io.vdibroker", "\tat ");
        assertThat(recordedSinceTheLastMark()).as("nothing else was recorded").isEmpty();
    }

    /**
     * What was recorded between two groups that are made to mark a time, beside that something was refused; news of ECP's
     * machines may come at any time.
     */
    private static List<String> recordedSinceTheLastMark() {
        var marked = product.admin()
                .post("/api/v1/groups", Map.of("name", "mark-" + ++marks))
                .orFail()
                .body()
                .path("id")
                .asString();
        await().atMost(Product.SOON)
                .until(() -> !history("&subject=group/" + marked).isEmpty());
        var since = new ArrayList<String>();
        var groups = 0;
        for (var item : history("&size=50")) {
            var type = item.path("type").asString();
            groups += type.equals("GroupCreated") ? 1 : 0;
            if (groups == 2) {
                return since;
            }
            if (!List.of("GroupCreated", "GroupNameReserved", "MachineStateChanged", "FreeMachineReadinessChanged")
                            .contains(type)
                    && !item.path("category").asString().equals("REFUSAL")) {
                since.add(item.toString());
            }
        }
        throw new AssertionError("The last mark is not in the history: " + since);
    }

    private static JsonNode history(String filter) {
        return product.admin().get("/api/v1/history?" + filter).orFail().body().path("items");
    }

    @Test
    void aPasswordThatTheClientCannotSendIsAnsweredInItsEnvelope() {
        var answer = product.broker()
                .call(
                        "POST",
                        "/api/auth/",
                        "{\"username\":\"known\",\"password\":\"a\"b\",\"code\":\"\",\"ldap\":false}");

        assertThat(answer.status()).isIn(200, 400, 403);
        assertThat(answer.body().path("errors").path(0).path("message").asString())
                .isNotEmpty();
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void aBodyOfTheClientThatIsTooLargeIsAnsweredInItsEnvelope() {
        var answer = product.broker().call("POST", "/api/auth/", "{\"username\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().path("errors").path(0).path("message").asString())
                .isNotEmpty();
    }
}
