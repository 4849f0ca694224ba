package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what a request wants to be done to a machine that is new: the same keys in creation (3.7) and preparation (3.11). */
@Component
class Preparations {
    private final World world;

    Preparations(World world) {
        this.world = world;
    }

    /** True when there is anything to do. */
    static boolean areWanted(JsonNode body) {
        return isTrue(body, "remote_access")
                || isTrue(body, "start_on")
                || isTrue(body, "set_hostname")
                || body.path("add_to_ad").isObject();
    }

    Task task(Domain domain, JsonNode body) {
        Task task = PrepareWork.task(
                domain, isTrue(body, "remote_access"), isTrue(body, "start_on"), isTrue(body, "set_hostname"));
        JsonNode directory = body.path("add_to_ad");
        if (directory.isObject()) {
            addJoin(task, domain, directory);
        }
        return task;
    }

    private static boolean isTrue(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.asString("").equals("true") || value.asBoolean(false);
    }

    /** Whether the credentials are right is known at once, so that no password has to be kept. */
    private void addJoin(Task task, Domain domain, JsonNode directory) {
        if (!domain.isWindows()) {
            throw EcpError.refused("Domain " + domain.name + " does not run Windows.");
        }
        for (String required : List.of("domainname", "login", "password")) {
            if (directory.path(required).asString("").isEmpty()) {
                throw EcpError.field("add_to_ad", required + " is required.");
            }
        }
        boolean accepted = world.state()
                .directory
                .accepts(
                        directory.path("login").asString(),
                        directory.path("password").asString());
        task.with("join", "true")
                .with("credentials", String.valueOf(accepted))
                .with("restart", String.valueOf(directory.path("restart").asInt(0) == 1))
                .with("domainname", directory.path("domainname").asString())
                .with("newname", directory.path("newname").asString(""))
                .with("oupath", directory.path("oupath").asString(""));
    }
}
