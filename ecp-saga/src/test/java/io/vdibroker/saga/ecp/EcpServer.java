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
final class EcpServer implements AutoCloseable {

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

    static EcpServer http() {
        try {
            return new EcpServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EcpServer https(SSLContext context) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new EcpServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EcpServer answering(Function<Asked, Reply> how) {
        answers = how;
        return this;
    }

    EcpServer answering(int status, String body) {
        return answering(request -> Reply.json(status, body));
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
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

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request as it arrived. */
    record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        String target() {
            return uri.toString();
        }

        @Nullable
        String header(String name) {
            var values = headers.get(name);
            return values == null ? null : String.join(", ", values);
        }
    }

    /** One answer; a negative status is none at all. */
    record Reply(int status, Map<String, String> headers, byte[] body) {

        static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply html(int status) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "text/html"),
                    "<html><body>starting</body></html>".getBytes(StandardCharsets.UTF_8));
        }

        static Reply dropped() {
            return new Reply(-1, Map.of(), new byte[0]);
        }
    }
}
