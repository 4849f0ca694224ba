package io.vdibroker.saga.ecp;

import io.vdibroker.saga.ecp.EcpChanges.Subject;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to ECP's websocket, from its opening to its end. A new one is made after that. */
final class EcpSocket implements WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(EcpSocket.class);
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final long PING_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long SILENCE_NANOS = Duration.ofSeconds(35).toNanos();

    private final EcpConnection connection;
    private final Consumer<EcpNews> news;
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean over;
    private volatile long heardAt = System.nanoTime();
    private volatile long pingedAt = System.nanoTime();

    private EcpSocket(EcpConnection connection, Consumer<EcpNews> news) {
        this.connection = connection;
        this.news = news;
    }

    /** Returns at once. */
    static EcpSocket open(EcpConnection connection, Duration timeout, Consumer<EcpNews> news) {
        var socket = new EcpSocket(connection, news);
        socket.connect(timeout);
        return socket;
    }

    boolean isOf(EcpConnection present) {
        return connection == present;
    }

    boolean isOver() {
        return over;
    }

    private void connect(Duration timeout) {
        try {
            var uri = connection
                    .address()
                    .websocket()
                    .resolve("/ws/?token=" + EcpRequest.encoded(connection.key().get()));
            connection
                    .http()
                    .newWebSocketBuilder()
                    .connectTimeout(timeout)
                    .buildAsync(uri, this)
                    .whenComplete((opened, problem) -> {
                        if (problem != null) {
                            end(NetworkFault.of(problem).text());
                        }
                    });
        } catch (RuntimeException e) { // no key, no secrets: the client says so as well
            end(e.getClass().getSimpleName());
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (over) { // closed meanwhile
            opened.abort();
            return;
        }
        heard();
        opened.sendText("add /domains/", true)
                .thenCompose(first -> first.sendText("add /tasks/", true))
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        end("subscribing failed");
                    }
                });
        news.accept(new EcpNews(Subject.ANYTHING, null));
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard();
        if (text.length() + data.length() > LONGEST_MESSAGE) {
            end("a message without end");
            return null;
        }
        text.append(data);
        if (last) {
            var message = text.toString();
            text.setLength(0);
            if (message.contains("token error")) {
                end("it does not accept the key");
                return null;
            }
            EcpNews.read(message).ifPresent(news);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end("it was closed");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
        end(NetworkFault.of(problem).text());
    }

    /** Asks for a sign of life now and then, and gives up when there is none. */
    void tend() {
        var open = socket;
        var now = System.nanoTime();
        if (open == null || over) {
            return;
        }
        if (now - heardAt > SILENCE_NANOS) {
            end("nothing is heard");
        } else if (now - pingedAt > PING_NANOS) {
            pingedAt = now;
            CompletableFuture<WebSocket> unused = open.sendPing(ByteBuffer.allocate(0));
        }
    }

    void close() {
        over = true;
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private void heard() {
        heardAt = System.nanoTime();
    }

    private void end(String reason) {
        if (!over) {
            LOG.debug(
                    "The websocket of ECP at {} ended: {}", connection.address().host(), reason);
            close();
            news.accept(new EcpNews(Subject.ANYTHING, null));
        }
    }
}
