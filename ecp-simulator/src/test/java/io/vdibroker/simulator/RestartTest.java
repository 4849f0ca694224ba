package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RestartTest {
    private final int port = Simulator.freePort();

    @TempDir
    private Path data;

    private @Nullable Process process;

    private Simulator start() throws IOException {
        Path output = data.resolve("output-" + UUID.randomUUID());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorApplication.class.getName(),
                        "--port",
                        String.valueOf(port),
                        "--data",
                        data.toString(),
                        "--keep-state",
                        "--time-factor",
                        "0.2")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        String line = "SIMULATOR READY https://127.0.0.1:" + port + " http://127.0.0.1:" + (port + 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readAllLines(output).contains(line));
        return Simulator.at(port, data);
    }

    @AfterEach
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void killedSimulatorGoesOnWhereItWas() throws Exception {
        Simulator first = start();
        List<String> ids = Simulator.newIds(12);
        Map<String, Object> body = Simulator.clones(Simulator.LINUX, "kept", ids);
        body.put("idempotency_key", UUID.randomUUID().toString());
        String task = first.post("/api/domains/multi-create-domain/", body).taskId();
        String tag = first.post("/api/tags/", Map.of("verbose_name", "kept"))
                .get("entity")
                .asString();
        await().until(() -> Files.readString(data.resolve("state.json")).contains(tag));

        kill();
        Simulator second = start();

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.get("/api/tags/" + tag + "/").status()).isEqualTo(200);
        assertThat(second.post("/api/domains/multi-create-domain/", body).taskId())
                .isEqualTo(task);
        JsonNode ended = second.ended(task);
        assertThat(ended.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(ids)
                .allMatch(id -> second.domain(id).path("status").asString().equals("ACTIVE"));
        assertThat(second.get("/api/domains/?name=kept").get("count").asInt()).isEqualTo(12);
        assertThat(second.domain(Simulator.LINUX).path("locked_by").isNull()).isTrue();
    }
}
