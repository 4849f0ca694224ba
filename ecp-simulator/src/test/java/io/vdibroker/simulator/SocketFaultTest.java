package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may go wrong with a websocket (6.5). */
class SocketFaultTest {
    private final Simulator simulator = Simulator.shared();
    private final Listener listener = new Listener();
    private final String id = simulator.newClone(Simulator.LINUX);

    @BeforeEach
    void listen() {
        listener.connect(simulator, "/domains/");
    }

    @AfterEach
    void stop() {
        listener.stop();
        simulator.clearFaults();
    }

    private void fault(String kind) {
        simulator.fault(Map.of("kind", kind, "path", "/domains/", "count", 1));
    }

    private void describe(String... texts) {
        for (String text : texts) {
            assertThat(simulator
                            .admin("POST", "/simulator/domains/" + id + "/rename", Map.of("name", text + id))
                            .status())
                    .isEqualTo(204);
        }
    }

    private List<String> told() {
        return listener.about("/domains/", id).stream()
                .map(message ->
                        message.path("object").path("verbose_name").asString().replace(id, ""))
                .toList();
    }

    @Test
    void messageMayBeMissing() {
        fault("SOCKET_SILENT");
        describe("a", "b");
        await().until(() -> told().contains("b"));
        assertThat(told()).containsExactly("b");
    }

    @Test
    void messageMayComeTwice() {
        fault("SOCKET_REPEATS");
        describe("a", "b");
        await().until(() -> told().contains("b"));
        assertThat(told()).containsExactly("a", "a", "b");
    }

    @Test
    void messagesMayChangePlaces() {
        fault("SOCKET_DISORDERS");
        describe("a", "b", "c");
        await().until(() -> told().contains("c"));
        assertThat(told()).containsExactly("b", "a", "c");
    }

    @Test
    void socketIsNotOpenedWhileTheControllerIsUpdated() {
        simulator.fault(Map.of("kind", "STATUS", "path", "/**", "status", 418));
        Listener refused = new Listener();
        assertThatThrownBy(() -> refused.connect(simulator, "/domains/"))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class)
                .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
                .isEqualTo(418);
        simulator.clearFaults();
        refused.connect(simulator, "/domains/");
        refused.stop();
    }

    @Test
    void socketMayCloseAndBeOpenedAgain() {
        fault("SOCKET_CLOSES");
        describe("a");
        await().until(listener::isClosed);
        Listener again = new Listener();
        again.connect(simulator, "/domains/");
        describe("b");
        await().until(() -> !again.about("/domains/", id).isEmpty());
        again.stop();
    }
}
