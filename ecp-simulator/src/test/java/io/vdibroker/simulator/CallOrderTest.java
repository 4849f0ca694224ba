package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 4: the calls of the vendor's broker, flow by flow, with what it reads from each answer. */
class CallOrderTest {
    private static final String MULTI_CREATE = "/api/domains/multi-create-domain/";
    private static final String MULTI_MANAGER = "/api/domains/multi-manager/";
    private static final Map<String, Object> OPTIONS = Map.of("full", true, "force", true);

    private final Simulator simulator = Simulator.shared();
    private final String name = "order-" + UUID.randomUUID().toString().substring(0, 8);
    private final Listener listener = new Listener();

    @AfterEach
    void stop() {
        listener.stop();
        simulator.clearFaults();
    }

    /** Not waited for: the first of the task's entities is the tag. */
    private String createTag() {
        Answered created = simulator.post("/api/tags/", Map.of("verbose_name", name, "colour", "#1e88e5"));
        return created.get("_task").path("entities").propertyNames().iterator().next();
    }

    private Map<String, String> namesOf(List<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode row : simulator
                .get("/api/domains/?async=1&fields=verbose_name,id&ids=" + String.join(",", ids))
                .get("results")) {
            names.put(row.path("id").asString(), row.path("verbose_name").asString());
        }
        return names;
    }

    private void tag(String tag, List<String> ids) {
        assertThat(simulator.get("/api/tags/" + tag + "/?async=1").status()).isEqualTo(200);
        simulator.succeed("/api/tags/" + tag + "/add-entities/", Map.of("entity_class", "domain", "entity_uuids", ids));
    }

    private void prepare(List<String> ids, boolean hostname) {
        Map<String, Object> wishes = new HashMap<>(Map.of("remote_access", true, "start_on", true));
        if (hostname) {
            wishes.put("set_hostname", true);
        }
        List<String> tasks = new ArrayList<>();
        for (String id : ids) {
            assertThat(simulator.domain(id).path("remote_access").asBoolean()).isFalse();
            tasks.add(simulator
                    .post("/api/domains/" + id + "/vdi-prepare/", wishes)
                    .taskId());
        }
        assertThat(tasks)
                .allMatch(
                        task -> simulator.ended(task).path("status").asString().equals("SUCCESS"));
    }

    private List<String> newPool(int size) {
        String tag = createTag();
        assertThat(simulator.domain(Simulator.WINDOWS).path("os_type").asString())
                .isEqualTo("Windows");
        List<String> ids = Simulator.newIds(size);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.WINDOWS, name, ids));
        assertThat(namesOf(ids)).hasSize(size);
        tag(tag, ids);
        return ids;
    }

    @Test
    void first_aControllerIsAdded() {
        assertThat(simulator
                        .get("/api/controllers/base-version/?async=1")
                        .get("version")
                        .asString()
                        .split("\\."))
                .hasSize(3);
        Answered check = simulator.get("/api/controllers/check/?async=1");
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.text()).isEqualTo("{}");
        listener.connect(
                simulator, "/clusters/", "/resource_pools/", "/nodes/", "/data-pools/", "/domains/", "/tasks/");
    }

    @Test
    void second_anAutomatedPoolIsMade() {
        List<String> ids = newPool(3);
        prepare(ids, true);
        Map<String, String> names = namesOf(ids);
        for (String id : ids) {
            assertThat(simulator.awaitAddress(id).path("hostname").asString()).isEqualTo(names.get(id));
        }
    }

    @Test
    void second_partOfAPoolFailsAndTheRestIsFound() {
        simulator.fault(Map.of("kind", "TASK_FAILS", "path", MULTI_CREATE, "subtasks", 1, "count", 1));
        List<String> ids = Simulator.newIds(3);
        JsonNode parent = simulator.run(MULTI_CREATE, Simulator.clones(Simulator.WINDOWS, name, ids));
        assertThat(parent.path("status").asString()).isEqualTo("FAILED");
        List<String> made = new ArrayList<>();
        for (JsonNode row : simulator
                .get("/api/tasks/?async=1&ordering=created&limit=10000&fields=id,name,entities&status=SUCCESS&parent="
                        + parent.path("id").asString())
                .get("results")) {
            String text = row.path("name").asString();
            if (text.contains("Creating a virtual") && !text.endsWith("snapshot.")) {
                made.addAll(row.path("entities").propertyNames());
            }
        }
        assertThat(made).hasSize(2).allMatch(ids::contains);
        assertThat(namesOf(ids)).hasSize(3);
    }

    @Test
    void third_aStaticPoolIsMadeOfWhatIsThere() {
        String id = simulator.newClone(Simulator.WINDOWS);
        tag(createTag(), List.of(id));
        assertThat(simulator.domain(id).path("remote_access").asBoolean()).isFalse();
        simulator.succeed("/api/domains/" + id + "/remote-access/", Map.of("remote_access", true));
        assertThat(simulator.domain(id).path("remote_access_port").asInt()).isPositive();
    }

    @Test
    void fourth_aUserIsGivenAMachine() {
        String id = newPool(1).get(0);
        simulator.succeed("/api/domains/" + id + "/remote-access/", Map.of("remote_access", true));
        assertThat(freeOnes()).doesNotContain(id);
        assertThat(simulator.domain(id).path("user_power_state").asInt()).isEqualTo(1);
        Answered detached = simulator.send(
                "POST",
                "/api/domains/" + id + "/detach-usb/?async=0",
                "{\"action_type\":\"tcp_usb_device\",\"remove_all\":1}",
                "jwt " + simulator.key());
        assertThat(detached.status()).isEqualTo(200);
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        simulator.awaitAddress(id);
        Answered zone = simulator.post(
                "/api/domains/" + id + "/guest-command/",
                Map.of(
                        "qemu_cmd",
                        "guest-exec",
                        "fargs",
                        Map.of("path", "tzutil.exe", "arg", List.of("/s", "Russian Standard Time")),
                        "timeout",
                        5));
        assertThat(zone.status()).isEqualTo(200);
        JsonNode info = simulator.domain(id);
        assertThat(info.path("remote_access_port").asInt()).isGreaterThanOrEqualTo(5_900);
        assertThat(info.path("guest_utils").path("ipv4").path(0).asString()).isNotEmpty();
        assertThat(simulator
                        .get("/api/domains/" + id + "/spice/?async=1")
                        .get("spice_url")
                        .asString())
                .contains("host=", "password=" + info.path("graphics_password").asString(), "websockify?token=");
        String node = info.path("node").path("id").asString();
        assertThat(simulator
                        .get("/api/nodes/" + node + "/?async=1")
                        .get("management_ip")
                        .asString())
                .isNotEmpty();
        assertThat(freeOnes()).contains(id);
    }

    private List<String> freeOnes() {
        return simulator
                .get("/api/domains/?async=1&limit=10000&fields=id,guest_utils&power_state=ON&resource_pool="
                        + Simulator.RESOURCE_POOL)
                .get("results")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    @Test
    void fifth_aPoolGrowsByOneAndAGuestsMachineIsMadeAnew() {
        List<String> ids = newPool(2);
        List<String> more = Simulator.newIds(1);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.WINDOWS, name + "-1", more));
        assertThat(namesOf(more).get(more.get(0))).isNotIn(namesOf(ids).values());

        simulator.succeed("/api/domains/" + ids.get(0) + "/remove/", Map.of("full", true, "force", false));
        List<String> again = Simulator.newIds(1);
        simulator.succeed(MULTI_CREATE, Simulator.clones(Simulator.WINDOWS, name + "-1", again));
        prepare(again, false);
    }

    @Test
    void sixth_aPoolIsRemovedWithItsTag() {
        List<String> ids = newPool(2);
        String tag = simulator
                .get("/api/tags/?async=1&name=" + name)
                .get("results")
                .path(0)
                .path("id")
                .asString();
        simulator.succeed(MULTI_MANAGER, Map.of("entity_ids", ids, "action", "delete", "options", OPTIONS));
        assertThat(namesOf(ids)).isEmpty();
        assertThat(simulator.get("/api/tags/" + tag + "/").get("ui_entities").isEmpty())
                .isTrue();
        Answered removed =
                simulator.send("POST", "/api/tags/" + tag + "/remove/?async=1", null, "jwt " + simulator.key());
        simulator.ended(removed.taskId());
        assertThat(simulator.get("/api/tags/?name=" + name).get("count").asInt())
                .isZero();
    }

    @Test
    void seventhAndEighth_machinesAreSentToSleepAndKeptPowered() {
        List<String> ids = newPool(2);
        prepare(ids, false);
        simulator.awaitAddress(ids.get(0));
        simulator.succeed("/api/domains/" + ids.get(0) + "/suspend/", Map.of("force", false));
        simulator.succeed("/api/domains/" + ids.get(1) + "/shutdown/", Map.of("force", true));
        List<String> asleep = simulator
                .get("/api/domains/?async=1&fields=id,user_power_state,status&ids=" + String.join(",", ids))
                .get("results")
                .valueStream()
                .filter(row -> row.path("user_power_state").asInt() != 3
                        && row.path("status").asString().equals("ACTIVE"))
                .map(row -> row.path("id").asString())
                .toList();
        assertThat(asleep).containsExactlyInAnyOrderElementsOf(ids);
        simulator.succeed(MULTI_MANAGER, Map.of("entity_ids", asleep, "action", "start", "options", OPTIONS));
        assertThat(ids)
                .allMatch(id -> simulator.domain(id).path("user_power_state").asInt() == 3);
    }
}
