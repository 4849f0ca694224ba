package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewerTest {
    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void asBefore() {
        simulator.settings(Map.of("rules", Map.of("remoteAccessEndsViewers", false)));
    }

    private String machineWithConsole() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        access(id, true);
        return id;
    }

    private void access(String id, boolean on) {
        simulator.succeed("/api/domains/" + id + "/remote-access/", Map.of("remote_access", on));
    }

    private Answered open(String who, JsonNode console) {
        return simulator.admin(
                "POST",
                "/simulator/viewers",
                Map.of(
                        "who",
                        who,
                        "port",
                        console.path("remote_access_port").asInt(),
                        "password",
                        console.path("graphics_password").asString()));
    }

    private JsonNode viewer(Answered opened) {
        return simulator
                .admin("GET", "/simulator/viewers/" + opened.json().path("id").asString(), null)
                .json();
    }

    @Test
    void showsTheSessionOfWhoeverCameFirst() {
        JsonNode console = simulator.domain(machineWithConsole());
        Answered anna = open("anna", console);
        assertThat(anna.status()).as(anna.text()).isEqualTo(201);
        assertThat(open("boris", console).json().path("sessionOf").asString()).isEqualTo("anna");
    }

    @Test
    void needsThePassword() {
        JsonNode console = simulator.domain(machineWithConsole());
        Answered refused = simulator.admin(
                "POST",
                "/simulator/viewers",
                Map.of("who", "eve", "port", console.path("remote_access_port").asInt(), "password", "guessed"));
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void outlivesRemoteAccessWhichComesBackAsItWas() {
        String id = machineWithConsole();
        JsonNode console = simulator.domain(id);
        Answered anna = open("anna", console);
        access(id, false);
        assertThat(viewer(anna).path("open").asBoolean()).isTrue();
        access(id, true);
        assertThat(simulator.domain(id).path("remote_access_port")).isEqualTo(console.path("remote_access_port"));
        assertThat(simulator.domain(id).path("graphics_password")).isEqualTo(console.path("graphics_password"));
        assertThat(viewer(anna).path("open").asBoolean()).isTrue();
    }

    @Test
    void endsWithRemoteAccessIfThatIsTheRule() {
        simulator.settings(Map.of("rules", Map.of("remoteAccessEndsViewers", true)));
        String id = machineWithConsole();
        Answered anna = open("anna", simulator.domain(id));
        access(id, false);
        access(id, true);
        assertThat(viewer(anna).path("open").asBoolean()).isFalse();
    }

    @Test
    void endsWithThePowerAndTheNextSessionIsTheNextOnes() {
        String id = machineWithConsole();
        JsonNode console = simulator.domain(id);
        Answered anna = open("anna", console);
        simulator.succeed("/api/domains/" + id + "/shutdown/", Map.of("force", true));
        assertThat(viewer(anna).path("open").asBoolean()).isFalse();
        assertThat(open("anna", console).status()).isEqualTo(400);
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        assertThat(open("boris", console).json().path("sessionOf").asString()).isEqualTo("boris");
        assertThat(viewer(anna).path("open").asBoolean()).isFalse();
    }
}
