package io.vdibroker.demo;

import static io.vdibroker.demo.Figures.PORT;
import static io.vdibroker.demo.Figures.memoryMib;
import static io.vdibroker.demo.Figures.print;
import static io.vdibroker.demo.Figures.seconds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Starts, memory, and views made anew, with a long history. */
final class HistoryFigures {

    private static final Duration CATCH_UP_LIMIT = Duration.ofHours(1);

    private final Servers servers;
    private final Map<String, String> settings;
    private final Path directory;
    private final String password;

    /** Of the broker in this directory, which is down. */
    HistoryFigures(Servers servers, Map<String, String> settings, Path directory, String password) {
        this.servers = servers;
        this.settings = settings;
        this.directory = directory;
        this.password = password;
    }

    /** Without ECP: nobody is to miss the machines that were never made. */
    void measure(int events) {
        var url = "http://127.0.0.1:" + PORT;
        var length = LongHistory.extend(directory.resolve("broker"), events);
        for (var start : List.of("views catch up", "again")) {
            var began = System.nanoTime();
            try (var broker = servers.startBroker(directory, PORT, "127.0.0.1", password, settings)) {
                broker.await(() -> Rest.at(url).answers("/actuator/health/readiness"), CATCH_UP_LIMIT);
                print("Start-up with %d events, %s: %.1f s, %d MiB", length, start, seconds(began), memoryMib(broker));
                var admin = Administration.signIn(Rest.at(url), "admin", password);
                admin.get("/api/v1/views").orFail().body().path("items").forEach(view -> awaitHead(admin, view));
                print("All views show them after %.1f s", seconds(began));
                if (start.equals("again")) {
                    admin.get("/api/v1/views").orFail().body().path("items").forEach(view -> rebuild(admin, view));
                    print("Memory of the broker after that: %d MiB", memoryMib(broker));
                }
            }
        }
    }

    private static void awaitHead(Rest admin, JsonNode view) {
        var path = "/api/v1/views/" + view.path("name").asString();
        while (admin.get(path).orFail().body().path("position").asLong()
                < view.path("head").asLong()) {
            Pause.halfASecond();
        }
    }

    private static void rebuild(Rest admin, JsonNode view) {
        var name = view.path("name").asString();
        var began = System.nanoTime();
        admin.post("/api/v1/views/" + name + "/rebuild", Map.of()).orFail();
        JsonNode rebuild;
        do {
            Pause.halfASecond();
            rebuild = admin.get("/api/v1/views/" + name).orFail().body().path("rebuild");
        } while (!List.of("DONE", "FAILED").contains(rebuild.path("state").asString()));
        var took = seconds(began);
        print(
                "Rebuild of %s: %s, %d documents compared, %d different, %.1f s, %.0f events/s",
                name,
                rebuild.path("state").asString(),
                rebuild.path("compared").asLong(),
                rebuild.path("different").asLong(),
                took,
                view.path("head").asLong() / took);
    }
}
