package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagTest {
    private final Simulator simulator = Simulator.shared();
    private final String name = "tag-" + UUID.randomUUID();

    private String create() {
        return simulator
                .post("/api/tags/", Map.of("verbose_name", name, "colour", "#1e88e5"))
                .get("entity")
                .asString();
    }

    private JsonNode tag(String id) {
        return simulator.get("/api/tags/" + id + "/").json();
    }

    @Test
    void nameIsUnique() {
        create();
        Answered again = simulator.post("/api/tags/", Map.of("verbose_name", name));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error().has("verbose_name")).isTrue();
    }

    @Test
    void isFoundByNameAndByEntity() {
        String id = create();
        simulator.succeed(
                "/api/tags/" + id + "/add-entities/",
                Map.of("entity_class", "domain", "entity_uuids", List.of(Simulator.LINUX, Simulator.WINDOWS)));
        assertThat(simulator
                        .get("/api/tags/?name=" + name)
                        .get("results")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(simulator
                        .get("/api/tags/?entity_class=domain&entity_uuid=" + Simulator.LINUX)
                        .get("results"))
                .anyMatch(row -> row.path("id").asString().equals(id));
        assertThat(simulator.domain(Simulator.LINUX).path("tags"))
                .anyMatch(row -> row.path("verbose_name").asString().equals(name));
    }

    @Test
    void refusesAnEntityThatIsNotThereIfTheRuleSaysSo() {
        String id = create();
        Map<String, Object> both = Map.of(
                "entity_class",
                "domain",
                "entity_uuids",
                List.of(Simulator.LINUX, "5de41ce2-ca22-4b65-b66a-e46ae037737e"));
        assertThat(simulator.post("/api/tags/" + id + "/add-entities/", both).status())
                .isEqualTo(202);
        simulator.settings(Map.of("rules", Map.of("unknownEntitiesRefused", true)));
        try {
            assertThat(simulator
                            .post("/api/tags/" + id + "/add-entities/", both)
                            .status())
                    .isEqualTo(400);
            simulator.succeed(
                    "/api/tags/" + id + "/add-entities/",
                    Map.of("entity_class", "domain", "entity_uuids", List.of(Simulator.LINUX)));
        } finally {
            simulator.settings(Map.of("rules", Map.of("unknownEntitiesRefused", false)));
        }
    }

    @Test
    void losesEntitiesOneByOneOrTogether() {
        String id = create();
        List<String> both = List.of(Simulator.LINUX, Simulator.WINDOWS);
        simulator.succeed("/api/tags/" + id + "/add-entities/", Map.of("entity_class", "domain", "entity_uuids", both));
        simulator.succeed(
                "/api/tags/" + id + "/remove-entity/",
                Map.of("entity_class", "domain", "entity_uuid", Simulator.LINUX));
        assertThat(tag(id).path("ui_entities")).hasSize(1);
        simulator.succeed(
                "/api/tags/" + id + "/remove-entities/", Map.of("entity_class", "domain", "entity_uuids", both));
        assertThat(tag(id).path("ui_entities").isEmpty()).isTrue();
    }

    @Test
    void canBeRenamedAndRemoved() {
        String id = create();
        assertThat(simulator
                        .put("/api/tags/" + id + "/?async=1", Map.of("verbose_name", name + "x"))
                        .status())
                .isEqualTo(202);
        assertThat(tag(id).path("verbose_name").asString()).isEqualTo(name + "x");
        Answered removed =
                simulator.send("POST", "/api/tags/" + id + "/remove/?async=1", null, "jwt " + simulator.key());
        simulator.ended(removed.taskId());
        assertThat(simulator.get("/api/tags/" + id + "/").status()).isEqualTo(404);
    }
}
