package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backup, library and restore (3.13). */
class LibraryTest {
    private static final String BACKUP = "/api/domains/backup/";
    private static final String RESTORE = "/api/domains/automated-restore/";

    private final Simulator simulator = Simulator.shared();
    private final String machine = idOf("/api/domains/?name=office-1");
    private final String node = idOf("/api/nodes/?name=node-2");

    private String idOf(String query) {
        return simulator.get(query).get("results").path(0).path("id").asString();
    }

    @BeforeEach
    void hurry() {
        simulator.settings(Map.of("durations", Map.of("backupMs", 10_000, "restoreMs", 10_000)));
    }

    @AfterEach
    void clear() {
        simulator.clearFaults();
    }

    private JsonNode files() {
        return simulator.get("/api/library/?domain=" + machine).get("results");
    }

    private String backup() {
        JsonNode task = simulator.run(BACKUP, Map.of("domain", machine, "exclude_iso", true));
        assertThat(task.path("status").asString()).isEqualTo("SUCCESS");
        return task.path("entities").properties().stream()
                .filter(entity -> entity.getValue().asString().equals("file"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void backupIsAFileOfTheLibrary() {
        String file = backup();
        assertThat(files()).anySatisfy(row -> {
            assertThat(row.path("id").asString()).isEqualTo(file);
            assertThat(row.path("status").asString()).isEqualTo("ACTIVE");
            assertThat(row.path("domain").path("id").asString()).isEqualTo(machine);
            assertThat(row.propertyNames())
                    .contains("filename", "size", "assignment_type", "datapool", "path", "created", "additional_flags");
        });
        assertThat(simulator
                        .post("/api/domains/show-backup/", Map.of("file", file))
                        .get("verbose_name")
                        .asString())
                .isEqualTo("office-1");
    }

    @Test
    void thinCloneHasNoBackup() {
        Answered refused = simulator.post(BACKUP, Map.of("domain", simulator.newClone(Simulator.LINUX)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("code").asString()).isEqualTo("50010");
    }

    @Test
    void backupThatFailsLeavesNothing() {
        int before = files().size();
        simulator.fault(Map.of("kind", "TASK_FAILS", "path", BACKUP, "count", 1));
        simulator.run(BACKUP, Map.of("domain", machine));
        assertThat(files()).hasSize(before);
    }

    @Test
    void restoredMachineIsNamedAtOnceAndHasAnotherName() {
        Answered accepted = simulator.post(RESTORE, Map.of("file", backup(), "node", node));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String id = accepted.get("entity").asString();
        assertThat(simulator.domain(id).path("status").asString()).isEqualTo("CREATING");
        simulator.ended(accepted.taskId());
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(domain.path("verbose_name").asString())
                .isNotEqualTo("office-1")
                .startsWith("office-1");
        assertThat(domain.path("node").path("id").asString()).isEqualTo(node);
        simulator.succeed("/api/domains/" + id + "/remove/", Map.of("full", true, "force", true));
    }

    @Test
    void restoreThatFailsLeavesAMachineThatSaysSo() {
        simulator.fault(Map.of("kind", "TASK_FAILS", "path", RESTORE, "count", 1));
        Answered accepted = simulator.post(RESTORE, Map.of("file", backup(), "node", node));
        String id = accepted.get("entity").asString();
        simulator.ended(accepted.taskId());
        assertThat(simulator.domain(id).path("status").asString()).isEqualTo("FAILED");
        simulator.succeed("/api/domains/" + id + "/remove/", Map.of("full", true, "force", true));
    }

    @Test
    void restoreNeedsAFileAndANode() {
        String nothing = "00000000-0000-0000-0000-000000000000";
        assertThat(simulator
                        .post(RESTORE, Map.of("file", nothing, "node", node))
                        .status())
                .isEqualTo(404);
        assertThat(simulator
                        .post(RESTORE, Map.of("file", backup(), "node", nothing))
                        .detail())
                .contains("node is not valid");
        assertThat(simulator.post(RESTORE, Map.of("node", node)).status()).isEqualTo(400);
    }

    @Test
    void discWithUtilitiesIsForMachinesThatAreOff() {
        String path = "/attach-veil-utils-iso/?async=1";
        String off = simulator.newClone(Simulator.LINUX);
        assertThat(simulator
                        .send("POST", "/api/domains/" + off + path, null, "jwt " + simulator.key())
                        .status())
                .isEqualTo(200);
        simulator.succeed("/api/domains/" + off + "/start/", Map.of());
        assertThat(simulator
                        .send("POST", "/api/domains/" + off + path, null, "jwt " + simulator.key())
                        .detail())
                .contains("powered off");
    }

    @Test
    void manyMachinesMoveTogether() {
        List<String> ids = List.of(simulator.newClone(Simulator.LINUX), simulator.newClone(Simulator.LINUX));
        simulator.succeed(
                "/api/domains/multi-manager/",
                Map.of("action", "migrate", "entity_ids", ids, "options", Map.of("node", node)));
        assertThat(ids)
                .allMatch(id ->
                        simulator.domain(id).path("node").path("id").asString().equals(node));
        simulator.succeed("/api/domains/multi-manager/", Map.of("action", "migrate", "entity_ids", ids));
        assertThat(ids)
                .noneMatch(id ->
                        simulator.domain(id).path("node").path("id").asString().equals(node));
    }
}
