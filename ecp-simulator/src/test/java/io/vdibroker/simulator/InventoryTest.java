package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InventoryTest {
    private final Simulator simulator = Simulator.shared();

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        simulator
                .get(query)
                .get("results")
                .forEach(row -> names.add(row.path("verbose_name").asString()));
        return names;
    }

    private String idOf(String query) {
        return simulator.get(query).get("results").path(0).path("id").asString();
    }

    @Test
    void everyEntityCanBeShownAlone() {
        for (String collection : List.of("clusters", "nodes", "resource-pools", "data-pools")) {
            String id = idOf("/api/" + collection + "/");
            JsonNode info = simulator.get("/api/" + collection + "/" + id + "/").json();
            assertThat(info.path("id").asString()).as(collection).isEqualTo(id);
            assertThat(info.has("entity_type")).as(collection).isTrue();
        }
    }

    @Test
    void placesAreFilteredByEachOther() {
        String small = idOf("/api/resource-pools/?name=small");
        assertThat(names("/api/nodes/?resource_pool=" + small)).containsExactly("node-3");
        assertThat(names("/api/data-pools/?resource_pool=" + small)).containsExactly("data-pool-2");
        String node = idOf("/api/nodes/?name=node-1");
        assertThat(names("/api/resource-pools/?node=" + node)).containsExactly("vdi-pool");
        assertThat(names("/api/data-pools/?node=" + node)).containsExactly("data-pool-1");
        String cluster = idOf("/api/clusters/");
        assertThat(names("/api/nodes/?cluster=" + cluster)).hasSize(3);
        assertThat(names("/api/nodes/?cluster=" + node)).isEmpty();
    }

    @Test
    void machinesAreFilteredByPlaceTemplateAndPower() {
        String small = idOf("/api/resource-pools/?name=small");
        assertThat(names("/api/domains/?template=false&name=small-&resource_pool=" + small))
                .contains("small-1");
        assertThat(names("/api/domains/?template=1&name=-template"))
                .containsExactlyInAnyOrder("win10-template", "linux-template");
        assertThat(names("/api/domains/?template=False&name=template")).isEmpty();
        assertThat(names("/api/domains/?power_state=ON&name=office")).containsExactly("office-3");
        assertThat(names("/api/domains/?power_state=OFF&name=office")).containsExactly("office-1", "office-2");
        assertThat(names("/api/domains/?status=FAILED&name=office")).isEmpty();
    }

    @Test
    void machineThatIsOnHasAgentAndConsole() {
        JsonNode domain = simulator.domain(idOf("/api/domains/?name=office-3"));
        assertThat(domain.path("user_power_state").asInt()).isEqualTo(3);
        assertThat(domain.path("guest_utils").path("ipv4").isEmpty()).isFalse();
        assertThat(domain.path("remote_access_port").asInt()).isGreaterThanOrEqualTo(5_900);
    }

    @Test
    void fieldsChooseTheKeysAndAllContentShowsEveryone() {
        JsonNode some = simulator
                .get("/api/domains/?fields=verbose_name,id&name=lab-1")
                .get("results")
                .path(0);
        assertThat(some.propertyNames()).containsExactlyInAnyOrder("verbose_name", "id");
        JsonNode row = simulator.get("/api/domains/?name=lab-1").get("results").path(0);
        assertThat(row.has("graphics_password")).isFalse();
        JsonNode full = simulator
                .get("/api/domains/?all_content=1&name=lab-1")
                .get("results")
                .path(0);
        assertThat(full.has("graphics_password")).isTrue();
    }

    @Test
    void pagesPointToTheirNeighbours() {
        Answered first = simulator.get("/api/domains/?name=office&ordering=verbose_name&limit=2&offset=0");
        assertThat(first.get("count").asInt()).isEqualTo(3);
        assertThat(first.get("previous").isNull()).isTrue();
        assertThat(first.get("next").asString()).startsWith("http://").contains("offset=2");
        String next = first.get("next").asString().replace(simulator.plain(), "");
        Answered second = simulator.get(next);
        assertThat(second.get("results")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.get("previous").asString()).contains("offset=0");
        assertThat(simulator
                        .get("/api/domains/?name=office&offset=50")
                        .get("results")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void orderGoesBothWays() {
        assertThat(names("/api/domains/?name=office&ordering=-verbose_name"))
                .containsExactly("office-3", "office-2", "office-1");
        assertThat(names("/api/resource-pools/?ordering=cpu_limit")).containsExactly("vdi-pool", "small-pool");
    }
}
