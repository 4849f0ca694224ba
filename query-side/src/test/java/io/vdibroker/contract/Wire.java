package io.vdibroker.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP as VeiL Connect does: its headers, its bodies, nothing else. */
final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        JsonNode data() {
            if (json().has("errors")) {
                throw new AssertionError(response.body());
            }
            return json().path("data");
        }

        String code() {
            return json().path("errors").path(0).path("code").asString("");
        }

        String message() {
            return json().path("errors").path(0).path("message").asString("");
        }
    }

    int port() {
        return port;
    }

    Reply get(String path, @Nullable String token, String... headers) {
        return send(request(path, token, headers).GET().build());
    }

    Reply post(String path, @Nullable String token, String body, String... headers) {
        return send(request(path, token, headers)
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    CompletableFuture<Reply> postLater(String path, String token, String body) {
        return http.sendAsync(
                        request(path, token).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .thenApply(Reply::new);
    }

    Reply delete(String path, String token) {
        return send(request(path, token).DELETE().build());
    }

    Reply signIn(String login, String password) {
        return post(
                "/api/auth/",
                null,
                "{\"username\":\"" + login + "\",\"password\":\"" + password
                        + "\",\"code\":\"\",\"ldap\":false,\"veil_connect_version\":\"1.14.9\"}");
    }

    String token(String login) {
        return signIn(login, World.PASSWORD).data().path("access_token").asString();
    }

    private HttpRequest.Builder request(String path, @Nullable String token, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("User-Agent", "thin-client");
        if (token != null) {
            request.header("Authorization", "jwt " + token);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Reply send(HttpRequest request) {
        try {
            return new Reply(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
