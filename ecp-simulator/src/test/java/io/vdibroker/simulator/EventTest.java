package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an administrator can read afterwards (3.15). */
class EventTest {
    private final Simulator simulator = Simulator.shared();
    private final String id = simulator.newClone(Simulator.LINUX);

    @AfterEach
    void clear() {
        simulator.clearFaults();
    }

    private JsonNode newest(String query) {
        for (JsonNode row : simulator
                .get("/api/events/?ordering=-created&limit=1000" + query)
                .get("results")) {
            if (row.path("entities").toString().contains(id)) {
                return row;
            }
        }
        throw new AssertionError("No event of " + id);
    }

    @Test
    void endOfATaskIsOne() {
        JsonNode task = simulator.run("/api/domains/" + id + "/start/", Map.of());
        JsonNode event = newest("&user=vdi&type=info");
        assertThat(event.path("message").asString())
                .startsWith("Starting the virtual machine ")
                .endsWith(".");
        assertThat(event.path("user").asString()).isEqualTo("vdi");
        assertThat(event.path("task").asString()).isEqualTo(task.path("id").asString());
        assertThat(event.path("created").asString()).matches(".*\\.\\d{6}Z");
        assertThat(event.path("readed").isArray()).isTrue();
        assertThat(event.path("entities").path(0).path("entity_class").asString())
                .isEqualTo("domain");
        assertThat(event.has("permissions")).isFalse();
        String path = "/api/events/" + event.path("id").asString() + "/";
        assertThat(simulator.get(path).json().has("permissions")).isTrue();
        assertThat(simulator
                        .get("/api/tasks/" + task.path("id").asString() + "/")
                        .get("events")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(event.path("id").asString());
    }

    @Test
    void failureIsAnErrorWithItsReason() {
        simulator.fault(
                Map.of("kind", "TASK_FAILS", "path", "/api/domains/*/start/", "detail", "No power.", "count", 1));
        simulator.run("/api/domains/" + id + "/start/", Map.of());
        assertThat(newest("&type=error").path("detail_message").asString()).isEqualTo("No power.");
    }

    @Test
    void isToldInTheLanguageOfTheCaller() throws Exception {
        simulator.run("/api/domains/" + id + "/start/", Map.of());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.plain() + "/api/events/?ordering=-created&limit=1000"))
                .header("Authorization", "jwt " + simulator.key())
                .header("Accept-Language", "ru")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .contains("Запуск виртуальной машины clone-" + id.substring(0, 8));
    }

    @Test
    void eventOfSomebodyElseHasAnotherUser() {
        simulator.admin("POST", "/simulator/domains/" + id + "/start", null);
        assertThat(newest("&user=admin&type=warning").path("message").asString())
                .endsWith("was started.");
        assertThat(simulator.get("/api/events/?user=nobody").get("count").asInt())
                .isZero();
    }
}
