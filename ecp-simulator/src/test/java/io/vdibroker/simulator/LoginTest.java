package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest {
    private final Simulator simulator = Simulator.shared();

    private Answered check(String authorization) {
        return simulator.send("GET", "/api/controllers/check/", null, authorization);
    }

    @Test
    void acceptsTheKeyWithItsPrefixInAnyCase() {
        assertThat(check("jwt " + simulator.key()).status()).isEqualTo(200);
        assertThat(check("JWT " + simulator.key()).status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherScheme() {
        assertThat(check("Bearer " + simulator.key()).status()).isEqualTo(401);
    }

    @Test
    void refusesARequestWithoutToken() {
        assertThat(simulator.send("GET", "/api/controllers/check/", null, null).status())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatWasChanged() {
        assertThat(check("jwt " + simulator.key() + "x").status()).isEqualTo(401);
        assertThat(check("jwt nonsense").status()).isEqualTo(401);
    }

    @Test
    void saysThatAnExpiredTokenHasExpired() {
        Answered answered = check("jwt " + token("vdi", -10));
        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.error().path("detail").asString()).isEqualTo("Signature has expired.");
        assertThat(answered.error().path("code").asString()).isEqualTo("invalid");
    }

    @Test
    void forbidsAUserWhoIsNoAdministrator() {
        assertThat(check("jwt " + token("operator", 60)).status()).isEqualTo(403);
    }

    @Test
    void keyCanBeReadByAnybodyWhoDecodesIt() {
        String payload =
                new String(Base64.getUrlDecoder().decode(simulator.key().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(payload).contains("\"username\":\"vdi\"", "\"user_id\":1", "\"sso\":false", "\"exp\":", "orig_iat");
    }

    @Test
    void revokedKeyIsRefusedUntilItIsRestored() {
        simulator.admin("POST", "/simulator/key/revoke", null);
        try {
            assertThat(check("jwt " + simulator.key()).status()).isEqualTo(401);
        } finally {
            simulator.admin("POST", "/simulator/key/restore", null);
        }
        assertThat(check("jwt " + simulator.key()).status()).isEqualTo(200);
    }

    @Test
    void loginByPasswordGivesATokenUntilLogout() {
        Answered login = simulator.send(
                "POST", "/auth/", "{\"username\":\"vdi\",\"password\":\"vdi-password\",\"ldap\":false}", null);
        String token = login.get("token").asString();
        assertThat(login.get("expires_on").asString()).matches("\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d UTC");
        assertThat(check("jwt " + token).status()).isEqualTo(200);

        assertThat(simulator.send("POST", "/logout/", null, "jwt " + token).status())
                .isEqualTo(200);
        assertThat(check("jwt " + token).status()).isEqualTo(401);
    }

    @Test
    void wrongPasswordIsABadRequest() {
        Answered login = simulator.send("POST", "/auth/", "{\"username\":\"vdi\",\"password\":\"no\"}", null);
        assertThat(login.status()).isEqualTo(400);
        assertThat(login.error().has("non_field_errors")).isTrue();
    }

    private String token(String username, long seconds) {
        return simulator
                .admin("POST", "/simulator/tokens", Map.of("username", username, "seconds", seconds))
                .get("token")
                .asString();
    }
}
