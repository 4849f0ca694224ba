package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RemovalTest {
    private static final Map<String, Object> SOFTLY = Map.of("full", true, "force", false);

    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void putBack() {
        simulator.clearFaults();
    }

    @Test
    void machineIsUnknownAfterwardsAndNoTagHoldsIt() {
        String id = simulator.newClone(Simulator.LINUX);
        String tag = simulator
                .post("/api/tags/", Map.of("verbose_name", "t-" + id))
                .get("entity")
                .asString();
        simulator.succeed(
                "/api/tags/" + tag + "/add-entities/", Map.of("entity_class", "domain", "entity_uuids", List.of(id)));
        simulator.succeed("/api/domains/" + id + "/remove/", SOFTLY);
        assertThat(simulator.get("/api/domains/" + id + "/").status()).isEqualTo(404);
        assertThat(simulator.get("/api/tags/" + tag + "/").get("ui_entities").isEmpty())
                .isTrue();
    }

    @Test
    void runningMachineIsOnlyRemovedByForce() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        assertThat(simulator
                        .run("/api/domains/" + id + "/remove/", SOFTLY)
                        .path("status")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(simulator.domain(id).path("status").asString()).isEqualTo("ACTIVE");
        simulator.succeed("/api/domains/" + id + "/remove/", Map.of("full", true, "force", true));
    }

    @Test
    void templateWithClonesStays() {
        simulator.newClone(Simulator.LINUX);
        assertThat(simulator
                        .post("/api/domains/" + Simulator.LINUX + "/remove/", SOFTLY)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void removalMayFailSomeTimesAndThenWork() {
        String id = simulator.newClone(Simulator.LINUX);
        simulator.fault(Map.of("kind", "REMOVE_FAILS", "count", 2, "detail", "Disk is busy."));
        Map<String, Object> many = Map.of("action", "delete", "entity_ids", List.of(id), "options", SOFTLY);
        JsonNode first = simulator.run("/api/domains/multi-manager/", many);
        assertThat(first.path("error_message").asString()).isEqualTo("Disk is busy.");
        assertThat(simulator
                        .run("/api/domains/" + id + "/remove/", SOFTLY)
                        .path("status")
                        .asString())
                .isEqualTo("FAILED");
        simulator.succeed("/api/domains/multi-manager/", many);
    }

    @Test
    void thinCloneCanNotBecomeATemplate() {
        String id = simulator.newClone(Simulator.LINUX);
        assertThat(simulator
                        .put("/api/domains/" + id + "/template/", Map.of("template", true))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void changedTemplateNeedsEverySiblingOff() {
        List<String> ids = Simulator.newIds(1);
        Map<String, Object> full = Simulator.clones(Simulator.LINUX, "tpl-" + UUID.randomUUID(), ids);
        full.remove("parent");
        full.remove("thin");
        simulator.succeed("/api/domains/" + Simulator.LINUX + "/clone/", full);
        String template = ids.get(0);
        simulator.put("/api/domains/" + template + "/template/", Map.of("template", true));
        String clone = simulator.newClone(template);
        String sibling = simulator.newRunningClone(template);
        assertThat(simulator
                        .post("/api/domains/" + clone + "/change-template/", Map.of())
                        .status())
                .isEqualTo(400);
        simulator.succeed("/api/domains/" + sibling + "/shutdown/", Map.of("force", true));
        simulator.succeed("/api/domains/" + clone + "/change-template/", Map.of());
    }
}
