package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The details over which the vendor's own client stumbles. */
class FidelityTest {
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String TIME_FORM = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private final Simulator simulator = Simulator.shared();

    @Test
    void idsAreUuids() {
        for (String collection : List.of("clusters", "nodes", "resource-pools", "data-pools", "domains")) {
            for (JsonNode row : simulator.get("/api/" + collection + "/").get("results")) {
                assertThat(row.path("id").asString()).as(collection).matches(UUID_FORM);
            }
        }
    }

    @Test
    void idsOfWhatIsMadeAreUuidsAsWell() {
        String tag = simulator
                .run("/api/tags/", Map.of("verbose_name", "ids-" + UUID.randomUUID()))
                .path("id")
                .asString();
        assertThat(tag).matches(UUID_FORM);
        for (String collection : List.of("tasks", "tags", "events")) {
            JsonNode rows = simulator.get("/api/" + collection + "/").get("results");
            assertThat(rows).as(collection).isNotEmpty().allMatch(row -> row.path("id")
                    .asString()
                    .matches(UUID_FORM));
        }
    }

    @Test
    void timesOfEventsAndOfTheControllerHaveSixDigitsAsWell() {
        simulator.newClone(Simulator.LINUX);
        assertThat(simulator.get("/api/events/").get("results"))
                .isNotEmpty()
                .allMatch(row -> row.path("created").asString().matches(TIME_FORM));
        assertThat(simulator.get("/api/controllers/system-time/").get("time").asString())
                .matches(TIME_FORM);
    }

    @Test
    void pageBehindTheEndIsEmptyAndAnEmptyOrderingIsNone() {
        Answered page = simulator.get("/api/domains/?offset=100000&ordering=");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.get("results").isEmpty()).isTrue();
        assertThat(page.get("count").asInt()).isPositive();
    }

    @Test
    void readingIgnoresAsync() {
        Answered answered = simulator.get("/api/domains/" + Simulator.LINUX + "/?async=1");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().has("_task")).isFalse();
        assertThat(answered.get("id").asString()).isEqualTo(Simulator.LINUX);
    }

    @Test
    void timesHaveSixDigitsOfASecond() {
        JsonNode domain = simulator.domain(Simulator.WINDOWS);
        assertThat(domain.path("created").asString()).matches(TIME_FORM);
        JsonNode task = simulator.run("/api/tags/", Map.of("verbose_name", "times-" + UUID.randomUUID()));
        assertThat(task.path("created").asString()).matches(TIME_FORM);
        assertThat(task.path("finished_time").asString()).matches(TIME_FORM);
    }

    @Test
    void firstEntityOfATagsTaskIsTheTagWhichIsVisibleAtOnce() {
        String name = "first-" + UUID.randomUUID();
        Answered created = simulator.post("/api/tags/", Map.of("verbose_name", name));
        String first =
                created.get("_task").path("entities").propertyNames().iterator().next();
        assertThat(simulator.get("/api/tags/" + first + "/").get("verbose_name").asString())
                .isEqualTo(name);
    }

    @Test
    void taskComesOnlyWithAnAcceptedRequest() {
        String id = simulator.newClone(Simulator.LINUX);
        Answered held = simulator.send(
                "POST", "/api/domains/" + id + "/start/?async=0", "{\"force\":false}", "jwt " + simulator.key());
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.json().has("_task")).isFalse();
        assertThat(held.get("user_power_state").asInt()).isEqualTo(3);

        Answered accepted = simulator.post("/api/domains/" + id + "/shutdown/", Map.of("force", true));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.get("_task").path("status").asString()).isEqualTo("IN_PROGRESS");
        simulator.ended(accepted.taskId());
    }

    @Test
    void powerStateIsANumberUpToThree() {
        for (JsonNode row : simulator.get("/api/domains/?limit=1000").get("results")) {
            assertThat(row.path("user_power_state").isInt()).isTrue();
            assertThat(row.path("user_power_state").asInt()).isBetween(0, 3);
        }
    }

    @Test
    void guestUtilsIsAlwaysAnObject() {
        for (JsonNode row : simulator.get("/api/domains/?limit=1000").get("results")) {
            assertThat(row.path("guest_utils").isObject()).isTrue();
        }
    }

    @Test
    void entitiesOfATagHaveIdAndClass() {
        String name = "ui-" + UUID.randomUUID();
        Answered created = simulator.post("/api/tags/", Map.of("verbose_name", name));
        String tag = created.get("entity").asString();
        simulator.succeed(
                "/api/tags/" + tag + "/add-entity/", Map.of("entity_uuid", Simulator.LINUX, "entity_class", "domain"));
        JsonNode entity =
                simulator.get("/api/tags/" + tag + "/").get("ui_entities").path(0);
        assertThat(entity.path("entity_uuid").asString()).isEqualTo(Simulator.LINUX);
        assertThat(entity.path("entity_class").asString()).isEqualTo("domain");
    }

    @Test
    void textsThatAreComparedAreEnglish() {
        List<String> ids = Simulator.newIds(2);
        JsonNode task = simulator.run(
                "/api/domains/multi-create-domain/",
                Simulator.clones(Simulator.LINUX, "text-" + ids.get(0).substring(0, 8), ids));
        JsonNode subtasks = simulator
                .get("/api/tasks/?parent=" + task.path("id").asString()
                        + "&status=SUCCESS&ordering=created&limit=10000&fields=id,name,entities")
                .get("results");
        assertThat(subtasks).hasSize(4);
        assertThat(subtasks).allMatch(row -> row.path("name").asString().startsWith("Creating a virtual"));
        assertThat(subtasks)
                .filteredOn(row -> row.path("name").asString().endsWith("snapshot."))
                .hasSize(2);
    }

    @Test
    void versionHasThreeParts() {
        assertThat(simulator
                        .get("/api/controllers/base-version/?async=1")
                        .get("version")
                        .asString())
                .matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void rowsHaveAParentEvenIfItIsNone() {
        assertThat(simulator.get("/api/domains/").get("results")).allMatch(row -> row.has("parent"));
        assertThat(simulator.get("/api/domains/?template=1").get("results"))
                .allMatch(row -> row.path("parent").isNull());
    }

    @Test
    void nodeTellsItsProcessorsInTheTopology() {
        String node =
                simulator.get("/api/nodes/").get("results").path(0).path("id").asString();
        JsonNode info = simulator.get("/api/nodes/" + node + "/").json();
        assertThat(info.path("cpu_topology").path("cpu_count").asInt()).isPositive();
        assertThat(info.path("management_ip").asString()).isNotEmpty();
    }

    @Test
    void clusterIsAnObjectInRowsAndAnIdInTheInfo() {
        JsonNode row = simulator.get("/api/nodes/").get("results").path(0);
        assertThat(row.path("cluster").path("id").asString()).matches(UUID_FORM);
        JsonNode info =
                simulator.get("/api/nodes/" + row.path("id").asString() + "/").json();
        assertThat(info.path("cluster").asString()).matches(UUID_FORM);
        assertThat(simulator.domain(Simulator.LINUX).path("cluster").asString()).matches(UUID_FORM);
    }

    @Test
    void emptyBodyOfAPostIsAccepted() {
        String id = simulator.newClone(Simulator.LINUX);
        Answered started =
                simulator.send("POST", "/api/domains/" + id + "/start/?async=1", null, "jwt " + simulator.key());
        assertThat(started.status()).isEqualTo(202);
    }

    @Test
    void trailingCommaSpoilsIds() {
        Answered answered = simulator.get("/api/domains/?ids=" + Simulator.LINUX + "," + Simulator.WINDOWS + ",");
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.detail()).contains("can't decode");
        assertThat(simulator
                        .get("/api/domains/?ids=" + Simulator.LINUX + "," + Simulator.WINDOWS)
                        .get("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void unknownOrderingIsIgnored() {
        assertThat(simulator.get("/api/domains/?ordering=pool_name").status()).isEqualTo(200);
    }

    @Test
    void limitIsAHundredUnlessMoreIsAskedFor() {
        List<String> ids = Simulator.newIds(101);
        simulator.succeed(
                "/api/domains/multi-create-domain/", Simulator.clones(Simulator.LINUX, "many-" + ids.get(0), ids));
        assertThat(simulator.get("/api/domains/").get("results")).hasSize(100);
        assertThat(simulator.get("/api/domains/?limit=10000").get("results")).hasSizeGreaterThan(100);
        simulator.succeed("/api/domains/multi-manager/", Map.of("action", "delete", "entity_ids", ids));
    }

    @Test
    void guestCommandAndRenamingAnswerAtOnce() {
        String id = simulator.newRunningClone(Simulator.WINDOWS);
        Answered command = simulator.post(
                "/api/domains/" + id + "/guest-command/",
                Map.of("qemu_cmd", "guest-exec", "fargs", Map.of("path", "tzutil.exe", "arg", List.of("/s", "UTC"))));
        assertThat(command.status()).isEqualTo(200);
        assertThat(command.get("guest-exec").has("out-data")).isTrue();
        Answered renamed = simulator.put("/api/domains/" + id + "/?async=1", Map.of("verbose_name", "name-" + id));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.get("verbose_name").asString()).isEqualTo("name-" + id);
    }
}
