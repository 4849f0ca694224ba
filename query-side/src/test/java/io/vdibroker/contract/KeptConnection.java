package io.vdibroker.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection that is kept for all requests, and the very headers of VeiL Connect, byte by byte: a length even of what
 * has no body, a content type even of what is only asked for. Java's own client sends neither.
 */
final class KeptConnection implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Socket socket;
    private final InputStream in;

    KeptConnection(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back; the names of the headers in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        JsonNode data() {
            if (status != 200 || json().has("errors")) {
                throw new AssertionError(status + " " + body);
            }
            return json().path("data");
        }
    }

    Answer get(String target, @Nullable String token, String... more) {
        return exchange("GET", target, token, "", more);
    }

    Answer post(String target, @Nullable String token, String body) {
        return exchange("POST", target, token, body);
    }

    private Answer exchange(String method, String target, @Nullable String token, String body, String... more) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + socket.getPort() + "\r\n");
        if (token != null) {
            head.append("Authorization: jwt ").append(token).append("\r\n");
        }
        head.append("Content-Type: application/json\r\nUser-Agent: thin-client\r\n");
        for (var header : more) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n");
        head.append("Accept-Encoding: gzip, deflate\r\nConnection: Keep-Alive\r\n\r\n");
        try {
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(bytes);
            socket.getOutputStream().write(request.toByteArray());
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ", -1)[1]);
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = new ByteArrayOutputStream();
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            for (var length = chunk(); length > 0; length = chunk()) {
                body.writeBytes(in.readNBytes(length));
                line();
            }
            line();
        } else {
            body.writeBytes(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server hung up");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
