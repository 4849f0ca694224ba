package io.vdibroker.simulator;

import static java.util.Collections.singletonMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GuestTest {
    private final Simulator simulator = Simulator.shared();

    @AfterEach
    void putBack() {
        simulator.clearFaults();
        simulator.settings(Map.of(
                "rules", Map.of("hostnameReboots", false),
                "durations", Map.of("addressMinMs", 1_000, "addressMaxMs", 5_000)));
    }

    private String startedAs(Map<String, ?> behaviour) {
        String id = simulator.newClone(Simulator.LINUX);
        assertThat(simulator
                        .admin("PATCH", "/simulator/domains/" + id + "/guest", behaviour)
                        .status())
                .isEqualTo(204);
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        return id;
    }

    private static boolean isUp(JsonNode domain) {
        return domain.path("guest_utils").path("qemu_state").asBoolean(false);
    }

    @Test
    void hostnameOfLinuxChangesAtOnce() {
        String id = simulator.newRunningClone(Simulator.LINUX);
        simulator.succeed("/api/domains/" + id + "/set-hostname/", Map.of("hostname", "linux-7"));
        assertThat(simulator.domain(id).path("guest_utils").path("hostname").asString())
                .isEqualTo("linux-7");
    }

    @Test
    void hostnameOfWindowsChangesWithTheNextBoot() {
        String id = simulator.newRunningClone(Simulator.WINDOWS);
        simulator.succeed("/api/domains/" + id + "/set-hostname/", Map.of("hostname", "win-7"));
        assertThat(simulator.domain(id).path("guest_utils").path("hostname").asString())
                .startsWith("WIN-");
        simulator.succeed("/api/domains/" + id + "/reboot/", Map.of("force", false));
        assertThat(simulator.awaitAddress(id).path("hostname").asString()).isEqualTo("win-7");
    }

    @Test
    void settingTheHostnameMayRebootByItself() {
        simulator.settings(Map.of("rules", Map.of("hostnameReboots", true)));
        String id = simulator.newRunningClone(Simulator.WINDOWS);
        simulator.succeed("/api/domains/" + id + "/set-hostname/", Map.of("hostname", "win-8"));
        assertThat(simulator.awaitAddress(id).path("hostname").asString()).isEqualTo("win-8");
    }

    @Test
    void whatNeedsTheAgentIsRefusedWithoutIt() {
        String id = simulator.newClone(Simulator.WINDOWS);
        Map<String, Object> join = Map.of("domainname", "corp.example", "login", "a", "password", "b", "restart", 1);
        assertThat(simulator
                        .post("/api/domains/" + id + "/set-hostname/", Map.of("hostname", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(simulator.post("/api/domains/" + id + "/add-to-ad/", join).status())
                .isEqualTo(400);
        assertThat(simulator
                        .post("/api/domains/" + id + "/guest-command/", Map.of("qemu_cmd", "guest-exec"))
                        .detail())
                .contains("agent");
    }

    @Test
    void silentAgentNeverAnswersThoughTheMachineIsOn() {
        simulator.fault(Map.of("kind", "AGENT_SILENT", "template", "linux-template"));
        String id = simulator.newClone(Simulator.LINUX);
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        simulator.clearFaults();
        String other = simulator.newRunningClone(Simulator.LINUX);
        assertThat(isUp(simulator.domain(other))).isTrue();
        assertThat(isUp(simulator.domain(id))).isFalse();
    }

    @Test
    void silenceMayBeForSomeNames() {
        simulator.fault(Map.of("kind", "AGENT_SILENT", "names", "deaf-*"));
        String id = simulator.newClone(Simulator.LINUX);
        simulator.put("/api/domains/" + id + "/", Map.of("verbose_name", "deaf-" + id));
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        simulator.newRunningClone(Simulator.LINUX);
        assertThat(isUp(simulator.domain(id))).isFalse();
    }

    @Test
    void addressMayBeSelfAssignedAtFirst() {
        simulator.settings(Map.of("durations", Map.of("addressMinMs", 60_000, "addressMaxMs", 60_000)));
        String id = startedAs(Map.of("address", "APIPA_FIRST"));
        assertThat(simulator.awaitAddress(id).path("ipv4").path(0).asString()).startsWith("169.254.");
        simulator.awaitDomain(id, seen -> seen.path("guest_utils")
                .path("ipv4")
                .path(0)
                .asString("")
                .startsWith("10.20."));
    }

    @Test
    void addressMayNeverCome() {
        String id = startedAs(Map.of("address", "NEVER"));
        JsonNode domain = simulator.awaitDomain(id, GuestTest::isUp);
        assertThat(domain.path("guest_utils").path("ipv4").isEmpty()).isTrue();
    }

    @Test
    void thereMayBeSeveralAddresses() {
        String id = startedAs(Map.of("address", "SEVERAL"));
        assertThat(simulator.awaitAddress(id).path("ipv4")).hasSize(2);
    }

    @Test
    void addressMayChangeWithAReboot() {
        String id = startedAs(Map.of("addressChangesOnReboot", true));
        String first = simulator.awaitAddress(id).path("ipv4").path(0).asString();
        simulator.succeed("/api/domains/" + id + "/reboot/", Map.of("force", true));
        assertThat(simulator.awaitAddress(id).path("ipv4").path(0).asString()).isNotEqualTo(first);
    }

    @Test
    void agentMayDie() {
        String id = startedAs(Map.of("agent", "DIES", "agentDiesAfterMs", 50_000));
        simulator.awaitDomain(id, GuestTest::isUp);
        simulator.awaitDomain(id, seen -> !isUp(seen));
    }

    @Test
    void agentMayComeAndGo() {
        String id = startedAs(Map.of("agent", "FLAPS", "flapPeriodMs", 30_000));
        simulator.awaitDomain(id, GuestTest::isUp);
        simulator.awaitDomain(id, seen -> !isUp(seen));
        simulator.awaitDomain(id, GuestTest::isUp);
    }

    @Test
    void clonesInheritTheBootTimeOfTheirTemplate() {
        simulator.admin("PATCH", "/simulator/domains/" + Simulator.LINUX + "/guest", Map.of("bootMs", 100_000_000));
        String id = simulator.newClone(Simulator.LINUX);
        simulator.admin("PATCH", "/simulator/domains/" + Simulator.LINUX + "/guest", singletonMap("bootMs", null));
        simulator.succeed("/api/domains/" + id + "/start/", Map.of("force", false));
        simulator.newRunningClone(Simulator.LINUX);
        assertThat(isUp(simulator.domain(id))).isFalse();
    }
}
