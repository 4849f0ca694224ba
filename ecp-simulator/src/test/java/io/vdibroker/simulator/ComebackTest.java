package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A controller that comes back (6.5): with its state, without it, with yesterday's, and with another clock or release. */
class ComebackTest {
    @TempDir
    private static Path data;

    private static Simulator simulator;

    private final String name = "back-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        simulator = Simulator.start(Simulator.freePort(), data, "--time-factor", "0.01");
    }

    @AfterAll
    static void close() {
        simulator.close();
    }

    @AfterEach
    void putBack() {
        simulator.settings(
                Map.of("clockSkewMs", 0, "rules", Map.of("permissionsAsObject", false, "errorsAsMap", false)));
    }

    private void admin(String method, String path, Map<String, ?> body) {
        assertThat(simulator.admin(method, "/simulator/" + path, body).status()).isEqualTo(204);
    }

    private int tags() {
        return simulator.get("/api/tags/?name=" + name).get("count").asInt();
    }

    @Test
    void tasksGoOnAfterARestart() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.settings(Map.of("durations", Map.of("startMs", 100_000)));
        String task = simulator.post("/api/domains/" + id + "/start/", Map.of()).taskId();
        admin("POST", "restart", Map.of());
        assertThat(simulator.domain(id).path("locked_by").asString()).isEqualTo(task);
        assertThat(simulator.ended(task).path("status").asString()).isEqualTo("SUCCESS");
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(3);
    }

    @Test
    void stateMayBeLost() {
        simulator.succeed("/api/tags/", Map.of("verbose_name", name));
        admin("POST", "restart", Map.of("stateLost", true));
        assertThat(tags()).isZero();
        assertThat(simulator.get("/api/controllers/check/").status()).isEqualTo(200);
        assertThat(simulator
                        .get("/api/domains/?power_state=ON&name=office-3")
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        simulator.newClone(Simulator.LINUX);
    }

    @Test
    void yesterdaysBackupForgetsWhatWasMadeSince() {
        String before = simulator.newClone(Simulator.LINUX);
        admin("PUT", "backups/yesterday", Map.of());
        String after = simulator.newClone(Simulator.LINUX);
        simulator.succeed("/api/domains/" + before + "/remove/", Map.of("full", true, "force", true));
        admin("POST", "backups/yesterday/restore", Map.of());
        assertThat(simulator.get("/api/domains/" + after + "/").status()).isEqualTo(404);
        assertThat(simulator.domain(before).path("status").asString()).isEqualTo("ACTIVE");
        simulator.succeed("/api/domains/" + before + "/start/", Map.of());
        assertThat(simulator
                        .admin("POST", "/simulator/backups/tomorrow/restore", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void websocketsAreClosedByARestart() {
        Listener listener = new Listener();
        listener.connect(simulator, "/tasks/");
        admin("POST", "restart", Map.of());
        await().until(listener::isClosed);
    }

    @Test
    void connectionsAreRefusedForAWhile() {
        admin("POST", "restart", Map.of("downMs", 600));
        await().untilAsserted(() -> {
            assertThatThrownBy(() -> connect(simulator.port)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> connect(simulator.port + 1)).isInstanceOf(ConnectException.class);
        });
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> connect(simulator.port + 1));
        await().ignoreExceptions()
                .until(() -> simulator.get("/api/controllers/check/").status() == 200);
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> connect(simulator.port));
    }

    private static boolean connect(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    @Test
    void clockMayBeWrong() {
        simulator.settings(Map.of("clockSkewMs", -3_600_000));
        Instant now = Instant.parse(
                simulator.get("/api/controllers/system-time/").get("time").asString());
        assertThat(now)
                .isBefore(Instant.now().minusSeconds(3_000))
                .isAfter(Instant.now().minusSeconds(4_000));
        String token = simulator
                .admin("POST", "/simulator/tokens", Map.of("username", "vdi", "seconds", -10))
                .get("token")
                .asString();
        assertThat(simulator
                        .send("GET", "/api/controllers/check/", null, "jwt " + token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void permissionsHaveAnotherShapeInAnOlderRelease() {
        assertThat(simulator.domain(Simulator.LINUX).path("permissions").isArray())
                .isTrue();
        simulator.settings(Map.of("rules", Map.of("permissionsAsObject", true)));
        assertThat(simulator
                        .domain(Simulator.LINUX)
                        .path("permissions")
                        .path("view")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void errorsAreAMapInAnOlderRelease() {
        simulator.settings(Map.of("rules", Map.of("errorsAsMap", true)));
        assertThat(simulator
                        .get("/api/nothing/")
                        .get("errors")
                        .path("detail")
                        .path(0)
                        .asString())
                .isEqualTo("URL is not found.");
        assertThat(simulator
                        .post("/api/tags/", Map.of())
                        .get("errors")
                        .path("verbose_name")
                        .isArray())
                .isTrue();
    }
}
