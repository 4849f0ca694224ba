package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SocketTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Simulator simulator = Simulator.shared();
    private final Heard heard = new Heard();
    private @Nullable WebSocket socket;

    /** Everything that came over one socket. */
    private static final class Heard implements WebSocket.Listener {
        final List<String> texts = new CopyOnWriteArrayList<>();
        final AtomicBoolean pong = new AtomicBoolean();
        final AtomicBoolean closed = new AtomicBoolean();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
            pong.set(true);
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.set(true);
            return null;
        }

        List<JsonNode> about(String resource, String id) {
            return texts.stream()
                    .map(MAPPER::readTree)
                    .filter(message -> message.path("resource").asString("").equals(resource))
                    .filter(message -> message.path("id").asString("").equals(id))
                    .toList();
        }

        boolean hasControl(String word, String resource) {
            return texts.stream()
                    .map(MAPPER::readTree)
                    .anyMatch(message -> message.path("msg_type").asString().equals("control")
                            && message.path("msg").asString().equals(word)
                            && message.path("resource").asString("").equals(resource)
                            && !message.path("error").asBoolean());
        }
    }

    private WebSocket connect(String token) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + (simulator.port + 1) + "/ws/?token=" + token), heard)
                .join();
        return socket;
    }

    private void subscribe(WebSocket to, String topic) {
        to.sendText("add " + topic, true).join();
        await().until(() -> heard.hasControl("add", topic));
    }

    @AfterEach
    void disconnect() {
        simulator.admin("POST", "/simulator/key/restore", null);
        if (socket != null) {
            socket.abort();
        }
    }

    @Test
    void tellsTheLifeOfAMachine() {
        subscribe(connect(simulator.key()), "/domains/");
        String id = simulator.newRunningClone(Simulator.LINUX);
        simulator.succeed("/api/domains/" + id + "/remove/", Map.of("force", true));
        await().until(() -> heard.about("/domains/", id).stream()
                .anyMatch(message -> message.path("event").asString().equals("DELETED")));
        List<JsonNode> messages = heard.about("/domains/", id);
        assertThat(messages.get(0).path("event").asString()).isEqualTo("CREATED");
        assertThat(messages.get(0).path("msg_type").asString()).isEqualTo("data");
        assertThat(messages.get(0).path("object").path("verbose_name").asString())
                .startsWith("clone-");
        assertThat(messages)
                .anyMatch(message -> message.path("event").asString().equals("UPDATED")
                        && message.path("object").path("user_power_state").asInt() == 3);
    }

    @Test
    void tellsTheEndOfATask() {
        subscribe(connect(simulator.key()), "/tasks/");
        String task = simulator
                .run("/api/tags/", Map.of("verbose_name", "ws-" + System.nanoTime()))
                .path("id")
                .asString();
        await().until(() -> heard.about("/tasks/", task).stream()
                .anyMatch(message ->
                        message.path("object").path("status").asString().equals("SUCCESS")));
    }

    @Test
    void tellsNothingOfATopicThatWasDeleted() {
        WebSocket connected = connect(simulator.key());
        subscribe(connected, "/domains/");
        subscribe(connected, "/tasks/");
        connected.sendText("delete /domains/", true).join();
        await().until(() -> heard.hasControl("delete", "/domains/"));
        Answered edited = simulator.put("/api/domains/" + Simulator.LINUX + "/", Map.of("description", "x"));
        assertThat(edited.status()).isEqualTo(200);
        String task = simulator
                .run("/api/tags/", Map.of("verbose_name", "ws-" + System.nanoTime()))
                .path("id")
                .asString();
        await().until(() -> !heard.about("/tasks/", task).isEmpty());
        assertThat(heard.about("/domains/", Simulator.LINUX)).isEmpty();
    }

    @Test
    void answersAPing() {
        connect(simulator.key())
                .sendPing(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8)))
                .join();
        await().untilTrue(heard.pong);
    }

    @Test
    void saysThatATokenIsBadAndCloses() {
        connect("nonsense");
        await().until(() -> heard.texts.stream().anyMatch(text -> text.contains("token error")));
        await().untilTrue(heard.closed);
    }

    @Test
    void saysSoOnALiveSocketWhenTheKeyIsRevoked() {
        subscribe(connect(simulator.key()), "/domains/");
        simulator.admin("POST", "/simulator/key/revoke", null);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> heard.texts.stream().anyMatch(text -> text.contains("token error")));
        await().untilTrue(heard.closed);
    }
}
