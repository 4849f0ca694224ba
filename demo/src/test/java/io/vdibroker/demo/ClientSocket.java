package io.vdibroker.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The WebSocket of VeiL Connect: hears everything that the broker says, in its order. */
final class ClientSocket implements WebSocket.Listener, AutoCloseable {

    private static final String DEVICE =
            "&is_conn_init_by_user=1&veil_connect_version=1.14.9&tk_os=Linux&mac_address=02:fc:00:00:00:05&hostname=vm";

    static final int GONE = 1006;

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    ClientSocket(int port, String token) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/ws/client/?token=" + token + DEVICE), this)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            heard.add(Rest.MAPPER.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(GONE);
    }

    /** The code that the broker closes with; 1006 if it is gone without a word. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    /** How far a request was said to be, per cent by per cent. */
    List<Integer> progressOf(int requestId) {
        return heard.stream()
                .filter(message -> message.path("event").asString("").equals("vm_preparation_progress"))
                .filter(message -> message.path("request_id").asInt() == requestId)
                .map(message -> message.path("progress").asInt())
                .toList();
    }

    /** What was said of the power of the machine: 1 off, 2 suspended, 3 on. */
    List<Integer> powers() {
        return heard.stream()
                .map(message -> message.path("object").path("user_power_state"))
                .filter(JsonNode::isInt)
                .map(JsonNode::asInt)
                .toList();
    }

    /** All that was said, in its order. */
    String told() {
        return heard.toString();
    }

    /** A viewer of this machine is opened, or closed. */
    void viewer(String event, String machine, String protocol) {
        socket.sendText(
                        Rest.MAPPER.writeValueAsString(Map.of(
                                "msg_type", "UPDATED",
                                "event", event,
                                "vm_id", machine,
                                "connection_type", protocol,
                                "is_connection_secure", true)),
                        true)
                .join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
