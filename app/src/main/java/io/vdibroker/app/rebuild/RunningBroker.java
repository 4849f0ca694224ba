package io.vdibroker.app.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** A broker that runs, as an administrator asks it. */
final class RunningBroker implements AutoCloseable {

    record Tokens(String accessToken, String refreshToken) {

        @Override
        public String toString() {
            return "Tokens";
        }
    }

    record Views(List<View> items) {}

    record View(String name, boolean atWork, @Nullable Rebuild rebuild) {}

    record Rebuild(
            String state,
            long position,
            long head,
            long compared,
            long different,
            List<Difference> differences,
            @Nullable String failure) {}

    record Difference(String collection, String id, String kind, List<String> fields) {}

    private final RestClient http;
    private Tokens tokens;

    RunningBroker(String url, String login, String password) {
        http = RestClient.create(url);
        tokens = tokens("/api/v1/sessions", Map.of("login", login, "password", password));
    }

    List<View> views() {
        return Objects.requireNonNull(get("/api/v1/views", Views.class)).items();
    }

    View view(String name) {
        return Objects.requireNonNull(get("/api/v1/views/" + name, View.class));
    }

    void rebuild(String view) {
        http.post()
                .uri("/api/v1/views/{name}/rebuild", view)
                .header(HttpHeaders.AUTHORIZATION, bearer())
                .retrieve()
                .toBodilessEntity();
    }

    /** Access ends long before a long history is told. */
    private <T> @Nullable T get(String path, Class<T> type) {
        try {
            return read(path, type);
        } catch (HttpClientErrorException.Unauthorized e) {
            tokens = tokens("/api/v1/sessions/refresh", Map.of("refreshToken", tokens.refreshToken()));
            return read(path, type);
        }
    }

    private <T> @Nullable T read(String path, Class<T> type) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer())
                .retrieve()
                .body(type);
    }

    private Tokens tokens(String path, Map<String, String> proof) {
        return Objects.requireNonNull(
                http.post().uri(path).body(proof).retrieve().body(Tokens.class));
    }

    private String bearer() {
        return "Bearer " + tokens.accessToken();
    }

    /** Signs out. */
    @Override
    public void close() {
        http.delete()
                .uri("/api/v1/sessions/current")
                .header(HttpHeaders.AUTHORIZATION, bearer())
                .retrieve()
                .toBodilessEntity();
    }
}
