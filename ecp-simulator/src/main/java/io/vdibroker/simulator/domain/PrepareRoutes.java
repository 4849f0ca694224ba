package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code vdi-prepare} (3.11): everything that makes a new machine usable, as one task. */
@Component
class PrepareRoutes implements Router.Routes {
    private final World world;
    private final Domains domains;
    private final TaskEngine engine;

    PrepareRoutes(World world, Domains domains, TaskEngine engine) {
        this.world = world;
        this.domains = domains;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/{id}/vdi-prepare/", this::prepare);
    }

    private Answer prepare(Call call) {
        Domain domain = domains.requireFree(call);
        if (domain.template || !domain.isActive()) {
            throw EcpError.refused("Domain " + domain.name + " can not be prepared.");
        }
        Task task =
                PrepareWork.task(domain, call.flag("remote_access"), call.flag("start_on"), call.flag("set_hostname"));
        JsonNode directory = call.body().path("add_to_ad");
        if (directory.isObject()) {
            addJoin(task, domain, directory);
        }
        return Answer.task(engine.submit(task, call.user()), "domain", domain.id);
    }

    /** Whether the credentials are right is known at once, so that no password has to be kept. */
    private void addJoin(Task task, Domain domain, JsonNode directory) {
        if (!domain.isWindows()) {
            throw EcpError.refused("Domain " + domain.name + " does not run Windows.");
        }
        for (String required : new String[] {"domainname", "login", "password"}) {
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
                .with("restart", String.valueOf(directory.path("restart").asInt(1) == 1))
                .with("domainname", directory.path("domainname").asString())
                .with("newname", directory.path("newname").asString(""))
                .with("oupath", directory.path("oupath").asString(""));
    }
}
