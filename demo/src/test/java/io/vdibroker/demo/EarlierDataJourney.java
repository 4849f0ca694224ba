package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The data of an earlier version goes on. Its broker was killed with every saga in flight, an open step of each kind (a
 * machine's,
 * a cloning's, that of tagging clones, a pool's tag), a parked event of a saga, a queued request and snapshots of
 * pools.
 */
class EarlierDataJourney {

    private static final int SIMULATOR_PORT = 8643; // by which the earlier broker knew its ECP
    private static final String EARLIER_PASSWORD = "a long pass phrase";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, Integer> MACHINES =
            Map.of("serving", 3, "growing", 2, "tagging", 1, "lab", 1, "fresh", 1, "preparing", 2, "early", 1);

    @TempDir
    Path directory;

    @Test
    void whatWasUnderWayEndsAndTheHistoryKeepsItsPromises() throws IOException {
        unpack();
        try (var product = Product.startOnWhatIsThere(directory, SIMULATOR_PORT, 0.02)) {
            var admin = Administration.signIn(product.broker(), "admin", EARLIER_PASSWORD);
            var anna = machineOf(admin, "serving", "anna");
            assertThat(anna).as("an assignment of before").isNotEmpty();
            resumeWhatIsParked(admin);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(admin.get("/api/v1/operations?state=RUNNING&size=100")
                                    .text())
                            .contains("\"total\":0"));
            assertThat(admin.get("/api/v1/operations?state=NEEDS_ATTENTION").text())
                    .contains("\"total\":0");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ready(admin)).isEqualTo(MACHINES));
            assertThat(machineOf(admin, "serving", "anna")).isEqualTo(anna);
            assertThat(admin.get("/api/v1/pools?name=leaving").text()).contains("\"total\":0");
            product.verify();
            assertThat(product.rebuild(EARLIER_PASSWORD)).doesNotContain("differ");
        }
    }

    private void unpack() throws IOException {
        try (var archive = new ZipInputStream(getClass().getResourceAsStream("/earlier-data.zip"))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var file = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(archive, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
        Files.setPosixFilePermissions(directory.resolve("broker"), PosixFilePermissions.fromString("rwx------"));
    }

    private static void resumeWhatIsParked(Rest admin) {
        var parked = admin.get("/api/v1/attention").orFail().body().path("items");
        assertThat(parked).hasSize(1);
        admin.post("/api/v1/attention/" + parked.get(0).path("id").asString() + "/resume", Map.of())
                .orFail();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        admin.get("/api/v1/attention").body().path("total").asInt())
                .isZero());
    }

    /** How many machines of each pool can be used. */
    private static Map<String, Integer> ready(Rest admin) {
        var ready = new HashMap<String, Integer>();
        for (var pool : admin.get("/api/v1/pools?size=100").orFail().body().path("items")) {
            ready.put(pool.path("name").asString(), (int) machines(admin, pool).stream()
                    .filter(machine -> machine.path("status").asString().equals("READY"))
                    .count());
        }
        return ready;
    }

    private static String machineOf(Rest admin, String poolName, String login) {
        var pool = admin.get("/api/v1/pools?name=" + poolName)
                .orFail()
                .body()
                .path("items")
                .get(0);
        return machines(admin, pool).stream()
                .filter(machine -> machine.path("users").toString().contains(login))
                .map(machine -> machine.path("id").asString())
                .findFirst()
                .orElse("");
    }

    private static List<JsonNode> machines(Rest admin, JsonNode pool) {
        return admin.get("/api/v1/pools/" + pool.path("id").asString() + "/machines?size=100")
                .orFail()
                .body()
                .path("items")
                .valueStream()
                .toList();
    }
}
