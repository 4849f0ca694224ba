package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Power and removal, of one machine or of many. */
@Component
class OperationRoutes implements Router.Routes {
    private final World world;
    private final Domains domains;
    private final TaskEngine engine;

    OperationRoutes(World world, Domains domains, TaskEngine engine) {
        this.world = world;
        this.domains = domains;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        for (PowerAction action : PowerAction.values()) {
            router.post("/api/domains/{id}/" + action.path() + "/", call -> power(call, action));
        }
        router.post("/api/domains/{id}/remove/", this::remove).post("/api/domains/multi-manager/", this::many);
    }

    private Answer power(Call call, PowerAction action) {
        Domain domain = domains.requireFree(call);
        action.check(domain);
        Task task = engine.submit(PowerWork.task(domain, action, call.flag("force")), call.user());
        return Answer.task(task, "domain", domain.id);
    }

    private Answer remove(Call call) {
        Domain domain = domains.requireFree(call);
        checkRemovable(domain);
        Task task = engine.submit(RemoveWork.task(domain, call.flag("force")), call.user());
        return Answer.task(task, "domain", domain.id);
    }

    private void checkRemovable(Domain domain) {
        if (world.state().clonesOf(domain).findAny().isPresent()) {
            throw EcpError.refused("Template " + domain.name + " has thin clones.");
        }
    }

    private Answer many(Call call) {
        String name = call.text("action");
        Optional<PowerAction> power = PowerAction.of(name);
        if (power.isEmpty() && !name.equals("delete") && !name.equals("migrate")) {
            throw EcpError.field("action", "\"" + name + "\" is not a valid choice.");
        }
        JsonNode options = call.body().path("options");
        Task parent = Task.of("multi-" + name, "Multiple " + name + " of virtual machines.");
        List<Task> subtasks = new ArrayList<>();
        for (String id : new LinkedHashSet<>(call.ids("entity_ids"))) {
            parent.entities.put(id, "domain");
            subtasks.add(subtask(id, name, power, options));
        }
        if (subtasks.isEmpty()) {
            throw EcpError.field("entity_ids", "This list may not be empty.");
        }
        engine.submit(parent, subtasks, call.user());
        return Answer.task(parent, "task", parent.id);
    }

    /** What can not be done to one machine fails in its own subtask; the others go on. */
    private Task subtask(String id, String action, Optional<PowerAction> power, JsonNode options) {
        boolean force = options.path("force").asBoolean(false);
        try {
            Domain domain = domains.require(id);
            Domains.refuseLocked(domain);
            if (power.isPresent()) {
                power.get().check(domain);
                return PowerWork.task(domain, power.get(), force);
            }
            if (action.equals("migrate")) {
                return MigrateWork.task(
                        world.state(),
                        domain,
                        options.path("node").asStringOpt().orElse(null));
            }
            checkRemovable(domain);
            return RemoveWork.task(domain, force);
        } catch (EcpError e) {
            Task refused = RefusedWork.task(e.detail());
            refused.entities.put(id, "domain");
            return refused;
        }
    }
}
