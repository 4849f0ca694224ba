package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PowerTest {
    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void putBack() {
        simulator.settings(Map.of("durations", Simulator.BOOT_TIMES));
    }

    private JsonNode power(String id, String action, boolean force) {
        return simulator.run("/api/domains/" + id + "/" + action + "/", Map.of("force", force));
    }

    private int state(String id) {
        return simulator.domain(id).path("user_power_state").asInt();
    }

    @Test
    void startedDoesNotMeanThatTheAgentAnswers() {
        simulator.settings(Map.of("durations", Map.of("bootLinuxMs", 100_000_000)));
        String id = simulator.newClone(Simulator.LINUX);
        assertThat(power(id, "start", false).path("status").asString()).isEqualTo("SUCCESS");
        JsonNode domain = simulator.domain(id);
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(3);
        assertThat(domain.path("guest_utils").isEmpty()).isTrue();
    }

    @Test
    void agentComesWithHostnameAndThenTheAddress() {
        String id = simulator.newClone(Simulator.WINDOWS);
        power(id, "start", false);
        JsonNode utils = simulator.awaitAddress(id);
        assertThat(utils.path("qemu_state").asBoolean()).isTrue();
        assertThat(utils.path("version").asString()).isNotEmpty();
        assertThat(utils.path("hostname").asString()).startsWith("WIN-");
        assertThat(utils.path("ipv4").path(0).asString()).startsWith("10.20.");
    }

    @Test
    void machineCanBeSuspendedAndResumed() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        power(id, "suspend", false);
        assertThat(state(id)).isEqualTo(2);
        assertThat(simulator.domain(id).path("guest_utils").isEmpty()).isTrue();
        power(id, "resume", false);
        assertThat(state(id)).isEqualTo(3);
        simulator.awaitAddress(id);
    }

    @Test
    void suspendedMachineIsResumedByStartAsWell() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        power(id, "suspend", false);
        assertThat(power(id, "start", false).path("status").asString()).isEqualTo("SUCCESS");
        assertThat(state(id)).isEqualTo(3);
    }

    @Test
    void softShutdownNeedsTheAgentAndForceDoesNot() {
        simulator.settings(Map.of("durations", Map.of("bootLinuxMs", 100_000_000)));
        String id = simulator.newClone(Simulator.LINUX);
        power(id, "start", false);
        assertThat(power(id, "shutdown", false).path("status").asString()).isEqualTo("FAILED");
        assertThat(state(id)).isEqualTo(3);
        assertThat(power(id, "shutdown", true).path("status").asString()).isEqualTo("SUCCESS");
        assertThat(state(id)).isEqualTo(1);
    }

    @Test
    void softShutdownTurnsAMachineOff() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        assertThat(power(id, "shutdown", false).path("status").asString()).isEqualTo("SUCCESS");
        assertThat(state(id)).isEqualTo(1);
    }

    @Test
    void rebootSilencesTheAgentUntilTheMachineIsUpAgain() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        simulator.settings(Map.of("durations", Map.of("bootLinuxMs", 100_000_000)));
        power(id, "reboot", false);
        assertThat(state(id)).isEqualTo(3);
        assertThat(simulator.domain(id).path("guest_utils").isEmpty()).isTrue();
        simulator.settings(Map.of("durations", Simulator.BOOT_TIMES));
        power(id, "reset", true);
        simulator.awaitAddress(id);
    }

    @Test
    void templateCanNotBeStarted() {
        Answered answered = simulator.post("/api/domains/" + Simulator.LINUX + "/start/", Map.of());
        assertThat(answered.status()).isEqualTo(400);
    }

    @Test
    void refusesWhatThePowerStateDoesNotAllow() {
        String id = simulator.newClone(Simulator.LINUX);
        for (String action : List.of("shutdown", "reboot", "suspend", "resume", "reset")) {
            assertThat(simulator
                            .post("/api/domains/" + id + "/" + action + "/", Map.of())
                            .status())
                    .as(action)
                    .isEqualTo(400);
        }
    }

    @Test
    void usbDeviceThatDoesNotAnswerPreventsTheStart() {
        String id = simulator.newClone(Simulator.LINUX);
        Answered attached = simulator.post(
                "/api/domains/" + id + "/attach-usb/",
                Map.of("action_type", "tcp_usb_device", "tcp_usb", Map.of("host", "192.0.2.7", "service", 17777)));
        assertThat(attached.get("tcp_usb_devices").path(0).path("uuid").asString())
                .hasSize(36);
        assertThat(attached.get("tcp_usb_devices").path(0).path("service").isString())
                .isTrue();
        assertThat(power(id, "start", false).path("status").asString()).isEqualTo("FAILED");
        simulator.post("/api/domains/" + id + "/detach-usb/", Map.of("action_type", "tcp_usb_device", "remove_all", 1));
        assertThat(power(id, "start", false).path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void limitOfTheResourcePoolIsKept() {
        String small = simulator
                .get("/api/domains/?name=small-1")
                .get("results")
                .path(0)
                .path("id")
                .asString();
        String pool = simulator.domain(small).path("resource_pool").path("id").asString();
        List<String> ids = Simulator.newIds(5);
        Map<String, Object> body = Simulator.clones(Simulator.LINUX, "limit", ids);
        body.put("resource_pool", pool);
        simulator.succeed("/api/domains/multi-create-domain/", body);
        JsonNode task = simulator.run("/api/domains/multi-manager/", Map.of("action", "start", "entity_ids", ids));
        assertThat(task.path("status").asString()).isEqualTo("FAILED");
        assertThat(task.path("error_message").asString()).contains("limit");
        assertThat(ids.stream().filter(id -> state(id) == 3)).hasSize(4);
    }

    @Test
    void consolePortsAreUniqueAndGoWithTheRemoteAccess() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            String id = simulator.newClone(Simulator.LINUX);
            assertThat(simulator.domain(id).path("remote_access_port").isNull()).isTrue();
            simulator.succeed("/api/domains/" + id + "/remote-access/", Map.of("remote_access", true));
            JsonNode domain = simulator.domain(id);
            assertThat(domain.path("remote_access").asBoolean()).isTrue();
            assertThat(domain.path("real_remote_access_port").asInt()).isGreaterThanOrEqualTo(50_000);
            assertThat(ports.add(domain.path("remote_access_port").asInt())).isTrue();
        }
        assertThat(ports).allMatch(port -> port >= 5_900);
    }

    @Test
    void consoleNeedsPowerAndRemoteAccessAndHasANewTokenEachTime() {
        String id = simulator.newClone(Simulator.LINUX);
        assertThat(simulator.get("/api/domains/" + id + "/spice/").status()).isEqualTo(400);
        simulator.succeed("/api/domains/" + id + "/remote-access/", Map.of("remote_access", true));
        assertThat(simulator.get("/api/domains/" + id + "/spice/").status()).isEqualTo(400);
        power(id, "start", false);
        String first =
                simulator.get("/api/domains/" + id + "/spice/").get("spice_url").asString();
        String second =
                simulator.get("/api/domains/" + id + "/spice/").get("spice_url").asString();
        assertThat(first)
                .contains("host=127.0.0.1", "&password=", "websockify?token=")
                .isNotEqualTo(second);
        assertThat(simulator.get("/api/domains/" + id + "/vnc/").get("vnc_url").asString())
                .contains("no-vnc");
    }
}
