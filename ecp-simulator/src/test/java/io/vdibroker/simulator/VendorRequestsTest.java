package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * All 120 requests of the vendor's own client, with its headers, in its order. Each is answered in the shape of the
 * contract; those that a true controller has reason to refuse are named.
 */
class VendorRequestsTest {
    private static final Pattern TASK = Pattern.compile("/api/tasks/([0-9a-f-]{36})/");
    private static final String MACHINE = "cb2cba12-ac62-4cf2-bae0-2020eacda1b8";
    private static final String TAG = "505c40ff-6663-4555-a55a-7aab47f52cef";

    /** By the number of the request, from 1. */
    private static final Map<Integer, String> REFUSED = Map.of(
            16, "verbose_name", // the tag is there already
            49, "power state", // it was prepared, and so it runs
            85, "agent", // it is off
            94, "thin clone"); // which has no backup

    /** Depends on whether the work that was asked for just before is over. */
    private static final Set<Integer> MAY_COME_TOO_EARLY = Set.of(34, 103, 104);

    /** If it ran when its removal came, it is still there. */
    private static final int LOOKS_WHETHER_IT_IS_GONE = 114;

    /** What the recorded inventory has, and what takes its place in the one that is shipped. */
    private static final Map<String, String> INVENTORY = Map.of(
            "82af908c-cad5-5730-9c22-6ca1b8b313d6",
            "7b9e21fb-15ff-53c3-a8f8-e9bbb75f0be5",
            Simulator.RESOURCE_POOL,
            "15c9194e-8a7b-5a02-a7e1-83a3c4727e16",
            "5cd42d4c-c245-5159-92f0-9bad25e86146",
            "a47a0839-419d-5926-9c4a-c66b2e04df1e",
            "209adaca-80d4-556a-aa9c-e94024193a98",
            "d336df7b-005b-50b9-802e-42f23892e30e",
            Simulator.WINDOWS,
            "952f3c65-de53-580f-a445-1a0c69d6f56c",
            "corp.example",
            "bazalt.local",
            "svc-join",
            "svc",
            "Join-Pa55word",
            "pw",
            "DC=corp,DC=example",
            "DC=bazalt,DC=local");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> made = new HashMap<>();
    private @Nullable String newestTask;

    @TempDir
    private Path data;

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(VendorRequestsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Simulator start() throws IOException {
        String scenario = resource("/default-scenario.json");
        for (Map.Entry<String, String> replaced : INVENTORY.entrySet()) {
            scenario = scenario.replace(replaced.getKey(), replaced.getValue());
        }
        Path file = Files.writeString(data.resolve("scenario.json"), scenario);
        Simulator simulator =
                Simulator.start(Simulator.freePort(), data, "--time-factor", "0.005", "--scenario", file.toString());
        simulator.settings(Map.of("durations", Simulator.BOOT_TIMES));
        return simulator;
    }

    @Test
    void everyOneIsAnsweredInTheShapeOfTheContract() throws IOException {
        List<String> lines = resource("/vendor-requests.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(120);
        try (Simulator simulator = start()) {
            for (int i = 0; i < lines.size(); i++) {
                answer(simulator, i + 1, lines.get(i));
            }
            simulator.ended(Objects.requireNonNull(newestTask));
            assertThat(simulator.get("/api/tags/" + made.get(TAG) + "/").status())
                    .isEqualTo(404);
        }
    }

    private void answer(Simulator simulator, int number, String line) {
        String[] parts = line.split(" ", 3);
        String target = withMadeIds(parts[1]);
        awaitWhatTheVendorWaitsFor(simulator, parts[0], target);
        Answered answered = send(simulator, parts[0], target, parts.length == 3 ? withMadeIds(parts[2]) : "");
        String about = number + " " + line + " -> " + answered.status() + " " + answered.text();
        if (REFUSED.containsKey(number)) {
            assertThat(answered.status()).as(about).isEqualTo(400);
            assertThat(answered.error().toString()).as(about).contains(REFUSED.get(number));
            assertThat(answered.error().path("code").isString()).as(about).isTrue();
            return;
        }
        if (MAY_COME_TOO_EARLY.contains(number) && answered.status() == 400) {
            assertThat(answered.detail()).as(about).containsAnyOf("locked", "finished");
            return;
        }
        if (number == LOOKS_WHETHER_IT_IS_GONE && answered.status() == 404) {
            assertThat(answered.detail()).as(about).contains(MACHINE);
            return;
        }
        assertThat(answered.status()).as(about).isIn(200, 202);
        JsonNode body = answered.json();
        boolean accepted = answered.status() == 202;
        assertThat(body.path("_task").path("id").asString("").length())
                .as(about)
                .isEqualTo(accepted ? 36 : 0);
        if (accepted) {
            newestTask = answered.taskId();
        }
        if (parts[0].equals("POST") && target.startsWith("/api/tags/?")) {
            made.put(
                    TAG,
                    body.path("_task")
                            .path("entities")
                            .propertyNames()
                            .iterator()
                            .next());
        }
        if (parts[0].equals("GET") && target.matches("/api/[a-z-]+/\\?.*")) {
            assertThat(body.path("results").isArray()).as(about).isTrue();
            assertThat(body.propertyNames()).as(about).contains("count", "next", "previous");
        }
    }

    /** A task that is asked for is the one that was accepted last. */
    private String withMadeIds(String text) {
        Matcher task = TASK.matcher(text);
        if (task.find()) {
            String id = made.computeIfAbsent(task.group(1), unknown -> Objects.requireNonNull(newestTask));
            return text.replace(task.group(1), id);
        }
        return made.containsKey(TAG) ? text.replace(TAG, made.get(TAG)) : text;
    }

    /** It polls a task to its end, and an agent until it answers. */
    private static void awaitWhatTheVendorWaitsFor(Simulator simulator, String method, String target) {
        Matcher task = TASK.matcher(target);
        if (method.equals("GET") && task.find()) {
            simulator.ended(task.group(1));
        }
        if (target.matches(".*" + MACHINE + "/(guest-command|suspend|reboot)/.*")
                && simulator.domain(MACHINE).path("locked_by").isNull()) {
            simulator.awaitAddress(MACHINE);
        }
    }

    private Answered send(Simulator simulator, String method, String target, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.plain() + target))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Accept-Charset", "utf-8")
                .header("User-Agent", "veil-api-client/2.2")
                .header("Cache-Control", "max-age=0")
                .header("Accept-Language", target.contains("/events/") ? "ru" : "en")
                .header("Authorization", "jwt " + simulator.key())
                .header("Accept-Encoding", "gzip, deflate")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
