package io.vdibroker.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP, for whoever uses the broker or the simulator as a program would. */
public final class Rest {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int TRIES = 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;
    private final @Nullable String authorization;

    private Rest(String baseUrl, @Nullable String authorization) {
        this.baseUrl = baseUrl;
        this.authorization = authorization;
    }

    /** Calls below this address, as nobody. */
    public static Rest at(String baseUrl) {
        return new Rest(baseUrl, null);
    }

    /** Calls with an {@code Authorization} header. */
    public Rest as(String authorizationHeader) {
        return new Rest(baseUrl, authorizationHeader);
    }

    /** An answer: status, where it points to, and its JSON, which is missing if there was none. */
    public record Answer(int status, @Nullable String location, JsonNode body, String text) {

        /** The answer, if it was a success; else a {@link DemoException} with what was said. */
        public Answer orFail() {
            if (status / 100 != 2) {
                throw new DemoException("Refused with " + status + ": " + text);
            }
            return this;
        }
    }

    /** Whether anybody answers with success. */
    public boolean answers(String path) {
        try {
            return send("GET", path, null).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks. */
    public Answer get(String path) {
        return call("GET", path, null);
    }

    /** Asks for what was just accepted, and may take a while to be seen on a machine that has much to do. */
    Answer getOnceThere(String path) {
        var answer = get(path);
        for (var tries = 1; answer.status() == 404 && tries < TRIES; tries++) {
            Pause.halfASecond();
            answer = get(path);
        }
        return answer;
    }

    /** Sends a value that becomes JSON. */
    public Answer post(String path, Object body) {
        return call("POST", path, MAPPER.writeValueAsString(body));
    }

    /** Sends a value that becomes JSON. */
    public Answer put(String path, Object body) {
        return call("PUT", path, MAPPER.writeValueAsString(body));
    }

    /** Sends no body. */
    public Answer put(String path) {
        return call("PUT", path, null);
    }

    /** Deletes. */
    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Sends a text as it is, with JSON's content type. */
    public Answer call(String method, String path, @Nullable String body) {
        try {
            return send(method, path, body);
        } catch (IOException e) {
            throw new DemoException(method + " " + baseUrl + path + " got no answer: " + e);
        }
    }

    private Answer send(String method, String path, @Nullable String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(70))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(null),
                    json(answer.body()),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted");
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.valueToTree(Map.of());
        }
    }
}
