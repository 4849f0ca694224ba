package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.task.TaskEngine;
import org.springframework.stereotype.Component;

/** {@code vdi-prepare} (3.11): everything that makes a new machine usable, as one task. */
@Component
class PrepareRoutes implements Router.Routes {
    private final Preparations preparations;
    private final Domains domains;
    private final TaskEngine engine;

    PrepareRoutes(Preparations preparations, Domains domains, TaskEngine engine) {
        this.preparations = preparations;
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
        Task task = preparations.task(domain, call.body());
        return Answer.task(engine.submit(task, call.user()), "domain", domain.id);
    }
}
