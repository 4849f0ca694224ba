package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlTest {
    private final Simulator simulator = Simulator.shared();

    @Test
    void sendsAGetToThePathWithTheSlash() {
        Answered answered = simulator.get("/api/domains?template=1");
        assertThat(answered.status()).isEqualTo(301);
        assertThat(answered.headers().firstValue("Location")).contains("/api/domains/?template=1");
    }

    @Test
    void knowsNoPostWithoutTheSlash() {
        Answered answered = simulator.send("POST", "/api/tags", "{\"verbose_name\":\"x\"}", "jwt " + simulator.key());
        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.error().path("code").asString()).isEqualTo("50004");
        assertThat(simulator.put("/api/domains/" + Simulator.LINUX, Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void saysThatAnUrlIsNotFound() {
        Answered answered = simulator.get("/api/nothing/");
        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.error().path("code").asString()).isEqualTo("50004");
        assertThat(answered.detail()).isEqualTo("URL is not found.");
    }

    @Test
    void saysThatAnEntityIsNotFound() {
        Answered answered = simulator.get("/api/domains/00000000-0000-0000-0000-000000000000/");
        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.detail()).contains("00000000-0000-0000-0000-000000000000");
    }

    @Test
    void refusesAnotherMethod() {
        assertThat(simulator.put("/api/domains/", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void refusesBrokenJson() {
        assertThat(simulator
                        .send("POST", "/api/tags/", "{\"verbose", "jwt " + simulator.key())
                        .status())
                .isEqualTo(400);
    }
}
