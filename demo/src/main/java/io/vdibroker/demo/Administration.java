package io.vdibroker.demo;

import java.util.Map;

/** Signs an administrator in. */
final class Administration {

    private static final int TRIES = 5;

    private Administration() {}

    /** Calls as this administrator; a new account may take a moment until its sign-in is known. */
    static Rest signIn(Rest broker, String login, String password) {
        for (var tries = 1; ; tries++) {
            var answer = broker.post("/api/v1/sessions", Map.of("login", login, "password", password));
            if (answer.status() == 401 && tries < TRIES) {
                Pause.halfASecond();
                continue;
            }
            return broker.as(
                    "Bearer " + answer.orFail().body().path("accessToken").asString());
        }
    }
}
