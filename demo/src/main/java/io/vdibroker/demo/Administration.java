package io.vdibroker.demo;

import java.util.Map;
import java.util.Optional;

/** Signs an administrator in. */
final class Administration {

    private static final int TRIES = 5;

    private Administration() {}

    /** Calls as this administrator; a new account may take a moment until its sign-in is known. */
    static Rest signIn(Rest broker, String login, String password) {
        return trySignIn(broker, login, password)
                .orElseThrow(() -> new DemoException("The broker does not know this password of '" + login + "'"));
    }

    /** The same, or nothing if the broker has another password. */
    static Optional<Rest> trySignIn(Rest broker, String login, String password) {
        for (var tries = 1; tries <= TRIES; tries++) {
            var answer = broker.post("/api/v1/sessions", Map.of("login", login, "password", password));
            if (answer.status() != 401) {
                var token = answer.orFail().body().path("accessToken").asString();
                return Optional.of(broker.as("Bearer " + token));
            }
            Pause.halfASecond();
        }
        return Optional.empty();
    }
}
