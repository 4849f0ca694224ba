package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolsContractTest extends OverTheWire {

    private String token = "";
    private UserId anna = new UserId(UUID.randomUUID());

    @BeforeEach
    void signIn() {
        var login = "anna" + UUID.randomUUID();
        anna = world.person(login);
        token = wire.token(login);
    }

    @Test
    void reportsTheVersionThatSwitchesEverythingOn() {
        for (var path : List.of("/api/version", "/version", "/api/version/")) {
            assertThat(wire.get(path, null).data().path("version").asString()).isEqualTo("4.1.5");
        }
    }

    @Test
    void tellsItsSettingsToWhoIsNotSignedIn() {
        var settings = wire.get("/api/settings", null).data();
        assertThat(settings.path("sso").asBoolean(true)).isFalse();
        assertThat(settings.path("ldap").asString()).isEmpty();
        assertThat(settings.path("language").asString()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/client/pools", "/client/pools", "/api/client/pools/"})
    void listsTheEntitledPoolsByName(String path) {
        var controller = world.controller("ecp.example");
        var second = world.pool("Бухгалтерия", controller, List.of(Protocol.SPICE, Protocol.RDP), anna);
        var first = world.pool("Accounting", controller, List.of(Protocol.RDP), anna);
        world.pool("Not hers", controller, List.of(Protocol.RDP));
        var pools = wire.get(path, token, "Get-Favorite-Only", "false").data();
        assertThat(pools.isArray()).isTrue();
        assertThat(pools.size()).isEqualTo(2);
        var pool = pools.path(0);
        assertThat(pool.path("id").asString()).isEqualTo(first.value().toString());
        assertThat(pool.path("name").asString()).isEqualTo("Accounting");
        assertThat(pool.path("os_type").asString()).isEqualTo("Windows");
        assertThat(pool.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(pool.path("connection_types").path(0).asString()).isEqualTo("RDP");
        assertThat(pool.path("favorite").isInt()).isTrue();
        assertThat(pools.path(1).path("id").asString()).isEqualTo(second.value().toString());
        assertThat(pools.path(1).path("name").asString()).isEqualTo("Бухгалтерия");
    }

    @Test // the client shows them, and lets nobody click them
    void listsPoolsThatServeNobodyWithTheirStatus() {
        var controller = world.controller("ecp.example");
        var failed = world.pool("Broken", controller, List.of(Protocol.RDP), anna);
        var deleted = world.pool("Going", controller, List.of(Protocol.RDP), anna);
        world.events.publish(
                new PoolFailed(failed, new Failure(FailureCode.NO_SPACE, "no space")),
                new PoolDeletionStarted(deleted, List.of()));
        await().untilAsserted(() -> assertThat(wire.get("/api/client/pools", token)
                        .data()
                        .valueStream()
                        .map(pool -> pool.path("status").asString()))
                .containsExactly("FAILED", "DELETING"));
    }

    @Test // a length even without a body, one connection for all
    void takesTheHeadersOfTheClient() {
        var pool = world.pool("One", world.controller("ecp.example"), List.of(Protocol.SPICE), anna);
        try (var http = new KeptConnection(port)) {
            assertThat(http.get("/api/version", token).data().path("version").asString())
                    .isEqualTo("4.1.5");
            for (var only : List.of("false", "true")) {
                var answer = http.get("/api/client/pools", token, "Get-Favorite-Only: " + only);
                assertThat(answer.headers().get("content-type")).startsWith("application/json");
                assertThat(answer.headers()).doesNotContainKeys("content-encoding", "set-cookie");
                assertThat(answer.data().size()).isEqualTo(only.equals("true") ? 0 : 1);
            }
            assertThat(http.get("/api/client/get_user_data", token).data().has("user"))
                    .isTrue();
            assertThat(http.post("/api/client/pools/" + pool.value() + "/add-pool-to-favorite", token, "")
                            .data()
                            .path("ok")
                            .asBoolean())
                    .isTrue();
            assertThat(http.post("/api/logout", token, "").status()).isEqualTo(200);
            assertThat(http.get("/api/client/pools", token).status()).isEqualTo(401);
        }
    }

    @Test
    void keepsFavourites() {
        var controller = world.controller("ecp.example");
        var pool = world.pool("One", controller, List.of(Protocol.SPICE), anna);
        world.pool("Two", controller, List.of(Protocol.SPICE), anna);
        var path = "/api/client/pools/" + pool.value();
        assertThat(wire.post(path + "/add-pool-to-favorite", token, "")
                        .data()
                        .path("ok")
                        .asBoolean())
                .isTrue();
        await().until(() -> favourites().size() == 1);
        assertThat(favourites().path(0).path("name").asString()).isEqualTo("One");
        assertThat(favourites().path(0).path("favorite").asInt()).isEqualTo(1);
        assertThat(wire.post(path + "/remove-pool-from-favorite", token, "")
                        .data()
                        .path("ok")
                        .asBoolean())
                .isTrue();
        await().until(() -> favourites().size() == 0);
    }

    private tools.jackson.databind.JsonNode favourites() {
        return wire.get("/api/client/pools", token, "Get-Favorite-Only", "true").data();
    }

    @Test
    void knowsNoFavouriteThatIsNotHers() {
        var pool = world.pool("Not hers", world.controller("ecp.example"), List.of(Protocol.SPICE));
        assertThat(wire.post("/api/client/pools/" + pool.value() + "/add-pool-to-favorite", token, "")
                        .code())
                .isEqualTo("404");
    }

    @Test
    void knowsNobodyWithASecondFactor() {
        var user = wire.get("/api/client/get_user_data", token).data().path("user");
        assertThat(user.path("two_factor").isBoolean()).isTrue();
        assertThat(user.path("two_factor").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate_user_qr_code|''",
                "update_user_data|{\"two_factor\":true}",
                "send_text_message|{\"msg_type\":\"text_msg\",\"message\":\"help\"}",
                "pools/0b5f3f4e-8a55-4e0c-9d5d-1f6f0e7f9a11/attach-usb|{\"host_address\":\"10.0.0.1\",\"host_port\":17001}"
            })
    void saysWhatIsNotSetUp(String call, String body) {
        var reply = wire.post("/api/client/" + call, token, body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("data")).isFalse();
        assertThat(reply.message()).contains("not set up");
    }

    @Test
    void hasNoUsbDeviceAttached() {
        var path = "/api/client/pools/" + UUID.randomUUID() + "/detach-usb";
        assertThat(wire.post(path, token, "{\"remove_all\":true}").status()).isEqualTo(200);
        assertThat(wire.post(path, token, "{\"usb_uuid\":\"x\",\"remove_all\":false}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/client/nothing",
                "/client/nothing",
                "/api/nothing",
                "/nothing",
                "/api/client/get_vm_data/17"
            })
    void answersUnknownAddressesWithAnEnvelope(String path) {
        var reply = wire.get(path, token);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void answersTheWrongMethodWithAnEnvelope() {
        var reply = wire.get("/api/auth/", token);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.message()).contains("GET");
    }

    @Test
    void refusesMoreThanOneMebibyte() {
        var reply =
                wire.post("/api/client/pools/" + UUID.randomUUID(), token, "{\"x\":\"" + "a".repeat(1 << 20) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void explainsABodyThatIsNoJson() {
        var reply = wire.post("/api/client/pools/" + UUID.randomUUID(), token, "{\"remote_protocol\":");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isNotBlank();
    }
}
