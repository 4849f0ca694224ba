package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running simulator and a plain client of it. Most tests share one. */
final class Simulator implements AutoCloseable {
    static final String WINDOWS = "b4a06e63-ba45-556d-8050-d1a113696567";
    static final String LINUX = "7a237b22-69cd-5ec1-a156-40f943542beb";
    static final String RESOURCE_POOL = "416681dd-60f9-5ebf-8489-2b349353a4d3";

    /** Long enough to be seen, and much less than in the shipped settings: most tests wait for a boot. */
    static final Map<String, Integer> BOOT_TIMES = Map.of("bootLinuxMs", 5_000, "bootWindowsMs", 9_000);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable Simulator shared;

    final int port;
    final Path data;
    private final @Nullable ConfigurableApplicationContext context;
    private final String key;

    private Simulator(int port, Path data, @Nullable ConfigurableApplicationContext context) {
        this.port = port;
        this.data = data;
        this.context = context;
        this.key = admin("GET", "/simulator/key", null).get("key").asString();
    }

    /** A hundred times faster than real, without kept state. */
    static synchronized Simulator shared() {
        if (shared == null) {
            shared = start(freePort(), newDirectory(), "--time-factor", "0.01");
            shared.settings(Map.of("durations", BOOT_TIMES));
        }
        return shared;
    }

    static Simulator start(int port, Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--port", String.valueOf(port), "--data", data.toString()));
        arguments.addAll(List.of(more));
        SpringApplication application = new SpringApplication(SimulatorApplication.class);
        application.setDefaultProperties(CommandLine.parse(arguments.toArray(String[]::new)));
        return new Simulator(port, data, application.run());
    }

    /** One that runs in a process of its own. */
    static Simulator at(int port, Path data) {
        return new Simulator(port, data, null);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    static Path newDirectory() {
        try {
            return Files.createTempDirectory("ecp-simulator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose successor is free as well. */
    static int freePort() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                assertThat(second.isBound()).isTrue();
                return first.getLocalPort();
            } catch (IOException e) {
                // taken; another pair
            }
        }
        throw new IllegalStateException("No two free ports in a row");
    }

    String key() {
        return key;
    }

    String plain() {
        return "http://127.0.0.1:" + (port + 1);
    }

    Answered get(String path) {
        return send("GET", path, null, "jwt " + key);
    }

    Answered put(String path, Map<String, ?> body) {
        return send("PUT", path, MAPPER.writeValueAsString(body), "jwt " + key);
    }

    /** As the real client does: asynchronous, with a new key. */
    Answered post(String path, Map<String, ?> body) {
        Map<String, Object> keyed = new LinkedHashMap<>(body);
        keyed.putIfAbsent("idempotency_key", UUID.randomUUID().toString());
        return send("POST", path + "?async=1", MAPPER.writeValueAsString(keyed), "jwt " + key);
    }

    Answered send(String method, String path, @Nullable String body, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(plain() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answered admin(String method, String path, @Nullable Map<String, ?> body) {
        return send(method, path, body == null ? null : MAPPER.writeValueAsString(body), null);
    }

    void fault(Map<String, ?> fault) {
        assertThat(admin("POST", "/simulator/faults", fault).status()).isEqualTo(201);
    }

    void clearFaults() {
        admin("DELETE", "/simulator/faults", null);
    }

    void settings(Map<String, ?> changes) {
        assertThat(admin("PATCH", "/simulator/settings", changes).status()).isEqualTo(200);
    }

    JsonNode ended(String task) {
        return await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> get("/api/tasks/" + task + "/").json(),
                        seen -> !seen.path("status").asString().equals("IN_PROGRESS"));
    }

    /** Asks, and waits for the end of the task. */
    JsonNode run(String path, Map<String, ?> body) {
        Answered accepted = post(path, body);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return ended(accepted.taskId());
    }

    void succeed(String path, Map<String, ?> body) {
        JsonNode task = run(path, body);
        assertThat(task.path("status").asString()).as(task.toString()).isEqualTo("SUCCESS");
    }

    JsonNode domain(String id) {
        Answered answered = get("/api/domains/" + id + "/");
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.json();
    }

    JsonNode awaitDomain(String id, Predicate<JsonNode> condition) {
        return await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> domain(id), condition);
    }

    /** Waits for the agent and an address. */
    JsonNode awaitAddress(String id) {
        return awaitDomain(id, seen -> !seen.path("guest_utils").path("ipv4").isEmpty())
                .path("guest_utils");
    }

    static Map<String, Object> clones(String template, String name, List<String> ids) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("verbose_name", name);
        body.put("parent", template);
        body.put("resource_pool", RESOURCE_POOL);
        body.put("thin", true);
        body.put("count", ids.size());
        body.put("domains_ids", ids);
        body.put("template", false);
        body.put("remote_access", false);
        body.put("start_on", false);
        body.put("set_hostname", false);
        return body;
    }

    static List<String> newIds(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID().toString());
        }
        return ids;
    }

    /** A thin clone that is off. */
    String newClone(String template) {
        String id = UUID.randomUUID().toString();
        succeed("/api/domains/multi-create-domain/", clones(template, "clone-" + id.substring(0, 8), List.of(id)));
        return id;
    }

    /** A thin clone that is on and has an address. */
    String newRunningClone(String template) {
        String id = newClone(template);
        succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        awaitAddress(id);
        return id;
    }
}
