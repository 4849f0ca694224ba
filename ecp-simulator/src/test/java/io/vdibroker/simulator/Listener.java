package io.vdibroker.simulator;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscribes to topics of the websocket and keeps what is told. */
final class Listener implements WebSocket.Listener {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private volatile boolean closed;
    private @Nullable WebSocket socket;

    void connect(Simulator simulator, String... topics) {
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + (simulator.port + 1) + "/ws/?token=" + simulator.key()), this)
                .join();
        socket = opened;
        for (String topic : topics) {
            opened.sendText("add " + topic, true).join();
        }
        await().until(() -> messages.stream()
                        .filter(message -> message.path("msg_type").asString().equals("control"))
                        .count()
                == topics.length);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(MAPPER.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed = true;
        return null;
    }

    boolean isClosed() {
        return closed;
    }

    /** In the order in which they came. */
    List<JsonNode> about(String topic, String id) {
        return messages.stream()
                .filter(message -> message.path("resource").asString("").equals(topic)
                        && message.path("id").asString("").equals(id))
                .toList();
    }

    void stop() {
        if (socket != null) {
            socket.abort();
        }
    }
}
