package io.vdibroker.saga.ecp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server that keeps what it was asked and answers as a test says. */
public final class EcpServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Reply> answers = request -> Reply.json(200, "{}");

    private EcpServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    public static EcpServer http() {
        try {
            return new EcpServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static EcpServer https(SSLContext context) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new EcpServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EcpServer answering(Function<Asked, Reply> how) {
        answers = how;
        return this;
    }

    public EcpServer answering(int status, String body) {
        return answering(request -> Reply.json(status, body));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked last() {
        return asked.get(asked.size() - 1);
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            var reply = answers.apply(request);
            if (reply.status() < 0) {
                return; // closed without an answer
            }
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    /** Lets a request wait until the server is closed. */
    public static Reply never() {
        try {
            new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.dropped();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request as it arrived. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        public String target() {
            return uri.toString();
        }

        @Nullable
        String header(String name) {
            var values = headers.get(name);
            return values == null ? null : String.join(", ", values);
        }
    }

    /** One answer; a negative status is none at all. */
    public record Reply(int status, Map<String, String> headers, byte[] body) {

        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply html(int status) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "text/html"),
                    "<html><body>starting</body></html>".getBytes(StandardCharsets.UTF_8));
        }

        public static Reply dropped() {
            return new Reply(-1, Map.of(), new byte[0]);
        }
    }
}
