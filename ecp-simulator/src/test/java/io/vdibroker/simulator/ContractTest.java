package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The index of section 3.0, and the keys that sections 3.2 to 3.15 name. */
class ContractTest {
    private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

    private final Simulator simulator = Simulator.shared();

    /** M is what a broker needs, O is optional, G is for a user interface, - was seen with other clients. */
    @ParameterizedTest
    @CsvSource({
        "M,GET,controllers/base-version/",
        "M,GET,controllers/check/",
        "-,GET,controllers/system-time/",
        "G,GET,clusters/",
        "G,GET,clusters/{id}/",
        "-,GET,clusters/{id}/usage/",
        "G,GET,data-pools/",
        "G,GET,data-pools/{id}/",
        "M,GET,resource-pools/",
        "M,GET,resource-pools/{id}/",
        "M,GET,nodes/",
        "M,GET,nodes/{id}/",
        "-,GET,nodes/{id}/usage/",
        "-,GET,nodes/{id}/usb-devices/",
        "M,GET,domains/",
        "M,GET,domains/{id}/",
        "M,POST,domains/multi-create-domain/",
        "M,POST,domains/{id}/clone/",
        "M,POST,domains/multi-manager/",
        "M,POST,domains/{id}/remove/",
        "M,POST,domains/{id}/start/",
        "M,POST,domains/{id}/shutdown/",
        "M,POST,domains/{id}/reboot/",
        "M,POST,domains/{id}/suspend/",
        "O,POST,domains/{id}/resume/",
        "O,POST,domains/{id}/reset/",
        "M,POST,domains/{id}/remote-access/",
        "M,GET,domains/{id}/spice/",
        "M,GET,domains/{id}/vnc/",
        "M,POST,domains/{id}/vdi-prepare/",
        "M,POST,domains/{id}/set-hostname/",
        "O,POST,domains/{id}/add-to-ad/",
        "O,POST,domains/{id}/rm-from-ad/",
        "M,POST,domains/{id}/guest-command/",
        "M,POST,domains/{id}/attach-usb/",
        "M,POST,domains/{id}/detach-usb/",
        "O,POST,domains/{id}/attach-veil-utils-iso/",
        "M,PUT,domains/{id}/",
        "O,PUT,domains/{id}/template/",
        "O,POST,domains/{id}/change-template/",
        "O,POST,domains/backup/",
        "-,POST,domains/show-backup/",
        "O,POST,domains/automated-restore/",
        "O,GET,library/",
        "O,GET,library/{id}/",
        "M,GET,tasks/",
        "M,GET,tasks/{id}/",
        "M,PUT,tasks/{id}/cancel/",
        "-,GET,tasks/{id}/response/",
        "-,GET,tasks/count/",
        "-,PUT,tasks/check/",
        "-,GET,tasks/{id}/jid/",
        "-,PUT,tasks/{id}/release-locks/",
        "M,GET,tags/",
        "M,POST,tags/",
        "M,GET,tags/{id}/",
        "M,PUT,tags/{id}/",
        "M,POST,tags/{id}/add-entities/",
        "M,POST,tags/{id}/remove-entities/",
        "M,POST,tags/{id}/add-entity/",
        "M,POST,tags/{id}/remove-entity/",
        "M,POST,tags/{id}/remove/",
        "G,GET,events/",
        "G,GET,events/{id}/"
    })
    void everyCallIsKnown(String importance, String method, String path) {
        Answered answered = simulator.send(
                method, "/api/" + path.replace("{id}", NOTHING) + "?async=1", null, "jwt " + simulator.key());
        assertThat(answered.status()).as(importance).isIn(200, 202, 400, 404);
        assertThat(answered.error().path("code").asString("")).as("no such URL").isNotEqualTo("50004");
        assertThat(answered.status() == 404).as(answered.text()).isEqualTo(path.contains("{id}"));
    }

    @Test
    void loginAndLogoutAreBesideTheApi() {
        assertThat(simulator.send("POST", "/auth/", null, null).status()).isEqualTo(400);
        assertThat(simulator.send("POST", "/logout/", null, null).status()).isEqualTo(401);
    }

    /** The default set of a row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            clusters | id verbose_name status cpu_count memory_count nodes_count datacenter built_in tags hints
            resource-pools | id verbose_name domains_count cpu_limit memory_limit tags hints organization
            nodes | id verbose_name status management_ip cpu_count memory_count domains_count domains_on_count cluster built_in tags hints datacenter_name datacenter_id resource_pools
            data-pools | id verbose_name status built_in type free_space size used_space shared_storage cluster_storage nodes_connected iso_count file_count vdisk_count zfs_pool tags hints resource_pools priority
            domains | id verbose_name status user_power_state template thin parent node resource_pool memory_count cpu_count memory_pool vmachine_infs_count vdisks_count vfunctions_count luns_count mdevs_count tags hints guest_utils replication priority cpu_used_percent_user mem_used_percent_user
            """)
    void rowHasItsKeys(String collection, String keys) {
        JsonNode row = simulator.get("/api/" + collection + "/").get("results").path(0);
        assertThat(row.propertyNames()).containsAll(Arrays.asList(keys.split(" ")));
        assertThat(row.has("permissions")).isFalse();
    }

    /** What is shown of one alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            clusters | created modified description locked_by nodes fencing_type heartbeat_type entity_type quorum ha_autoselect ha_enabled ha_nodepolicy ha_retrycount ha_timeout drs_check_timeout drs_enabled drs_metrics_strategy drs_mode drs_node_settings drs_strategy drs_deviation_limit tag_enabled anti_affinity_enabled vdi optimal_cpu_model permissions
            resource-pools | description locked_by built_in entity_type created modified cluster cpu_shares memory_shares cpu_min_guarantee memory_min_guarantee nodes_cpu_count nodes_memory_count domains_cpu_count domains_memory_count domains_cpu_free domains_memory_free size_limit
            nodes | verbose_name description status management_ip memory_count cpu_topology cluster cluster_name version ipmi_ip ksm_enable ballooning uptime drs_settings node_plus_controller_installation entity_type
            data-pools | description locked_by entity_type created modified path options lun permissions
            domains | id verbose_name description locked_by permissions status created modified migrated user_power_state cpu_topology cpu_type memory_count memory_pool template os_type os_version node thin cloud_init cloud_init_config uptime_on_current_node uptime_total parent resource_pool ha_enabled ha_autoselect ha_nodepolicy ha_boot_order ha_retrycount ha_timeout ha_options_cluster_sync video sound graphics_password features machine qemu_args remote_access_port remote_access_allow_all tablet remote_access remote_access_white_list spice_stream clean_count clean_type safety disastery_enabled bootmenu bootmenu_timeout boot_type memory_min_guarantee memory_shares memory_limit tcp_usb_devices owners usb_devices pci_devices mdev_devices os_defaults cluster controllers free_slots current_state applied_snapshot hints tags spice_usb_channels start_on_boot guest_utils graphics_settings entity_type real_remote_access_port consoles
            """)
    void infoHasItsKeys(String collection, String keys) {
        String id = simulator
                .get("/api/" + collection + "/")
                .get("results")
                .path(0)
                .path("id")
                .asString();
        JsonNode info = simulator.get("/api/" + collection + "/" + id + "/").json();
        assertThat(info.propertyNames()).containsAll(Arrays.asList(keys.split(" ")));
    }

    @Test
    void taskHasItsKeys() {
        String id = simulator.newClone(Simulator.LINUX);
        Answered accepted = simulator.post("/api/domains/" + id + "/start/", Map.of());
        List<String> row = List.of(
                "id",
                "progress",
                "status",
                "name",
                "created",
                "executed",
                "nodes_user_responses",
                "is_multitask",
                "user",
                "parent",
                "error_message",
                "is_cancellable",
                "finished_time");
        assertThat(accepted.get("_task").propertyNames())
                .containsAll(row)
                .contains("verbose_name", "entities", "nodes_list", "events", "permissions", "response");
        assertThat(simulator.get("/api/tasks/").get("results").path(0).propertyNames())
                .containsExactlyInAnyOrderElementsOf(row);
        simulator.ended(accepted.taskId());
        assertThat(simulator
                        .get("/api/tasks/" + accepted.taskId() + "/response/")
                        .get("id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void guestHasItsKeys() {
        JsonNode utils = simulator
                .get("/api/domains/?name=office-3")
                .get("results")
                .path(0)
                .path("guest_utils");
        assertThat(utils.propertyNames())
                .contains("qemu_state", "veil_state", "version", "hostname", "ipv4", "interfaces");
    }
}
