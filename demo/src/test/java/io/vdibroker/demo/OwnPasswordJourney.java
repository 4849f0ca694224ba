package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stolen token is not enough to take an account over, and a new password throws whoever had the old one out. */
class OwnPasswordJourney {

    private static final String NEW = "a new pass phrase";

    @TempDir
    static Path directory;

    @Test
    void aChangeNeedsThePresentOneAndEndsTheOtherSessions() {
        try (var product = Product.start(directory, 0.02, Map.of())) {
            var tokens = product.broker()
                    .post("/api/v1/sessions", Map.of("login", "admin", "password", Product.PASSWORD))
                    .orFail()
                    .body();
            var other =
                    product.broker().as("Bearer " + tokens.path("accessToken").asString());
            var refresh = Map.of("refreshToken", tokens.path("refreshToken").asString());
            var path = "/api/v1/users/" + tokens.path("userId").asString() + "/password";

            var without = product.admin().put(path, Map.of("password", NEW));
            assertThat(without.status()).isEqualTo(400);
            assertThat(without.body().path("field").asString()).isEqualTo("currentPassword");
            var wrong = product.admin().put(path, Map.of("password", NEW, "currentPassword", "wrong"));
            assertThat(wrong.status()).isEqualTo(403);
            var bad = product.admin().put(path, Map.of("password", "password", "currentPassword", Product.PASSWORD));
            assertThat(bad.status()).isEqualTo(400);
            assertThat(other.get("/api/v1/pools").status()).isEqualTo(200);

            product.admin()
                    .put(path, Map.of("password", NEW, "currentPassword", Product.PASSWORD))
                    .orFail();
            assertThat(other.post("/api/v1/groups", Map.of("name", "Late")).status())
                    .isEqualTo(401); // for commands at once, whatever the views have heard
            await().atMost(Product.SOON)
                    .until(() -> other.get("/api/v1/pools").status() == 401
                            && product.broker()
                                            .post("/api/v1/sessions/refresh", refresh)
                                            .status()
                                    == 401);
            assertThat(product.admin().get("/api/v1/pools").status()).isEqualTo(200);
            Administration.signIn(product.broker(), "admin", NEW)
                    .get("/api/v1/pools")
                    .orFail();
        }
    }
}
