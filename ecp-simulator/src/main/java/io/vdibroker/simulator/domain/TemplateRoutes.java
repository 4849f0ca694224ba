package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes machines templates, and templates what a clone has become; gives machines the disc with VeiL's utilities (3.13). */
@Component
class TemplateRoutes implements Router.Routes {
    private final World world;
    private final Domains domains;
    private final DomainView view;
    private final TaskEngine engine;

    TemplateRoutes(World world, Domains domains, DomainView view, TaskEngine engine) {
        this.world = world;
        this.domains = domains;
        this.view = view;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.put("/api/domains/{id}/template/", this::convert)
                .post("/api/domains/{id}/change-template/", this::changeTemplate)
                .post("/api/domains/{id}/attach-veil-utils-iso/", this::attachUtilities);
    }

    private Answer attachUtilities(Call call) {
        Domain domain = domains.requireFree(call);
        if (domain.power != Domain.OFF) {
            throw EcpError.refused("Domain " + domain.name + " must be powered off.");
        }
        domains.updated(domain);
        return Answer.ok(view.full(domain));
    }

    private Answer convert(Call call) {
        Domain domain = domains.requireFree(call);
        boolean template = call.flag("template");
        if (template && domain.thin) {
            throw EcpError.refused("A thin clone can not be converted to a template.");
        }
        if (template && domain.power != Domain.OFF) {
            throw EcpError.refused("Domain " + domain.name + " must be powered off.");
        }
        if (!template && world.state().clonesOf(domain).findAny().isPresent()) {
            throw EcpError.refused("Template " + domain.name + " has thin clones.");
        }
        domain.template = template;
        domains.updated(domain);
        return Answer.ok(view.full(domain));
    }

    private Answer changeTemplate(Call call) {
        State state = world.state();
        Domain clone = domains.requireFree(call);
        Domain template = clone.parent == null ? null : state.domains.get(clone.parent);
        if (template == null) {
            throw EcpError.refused("Domain " + clone.name + " is not a thin clone.");
        }
        Domains.refuseLocked(template);
        for (Domain sibling :
                Stream.concat(Stream.of(template), state.clonesOf(template)).toList()) {
            if (sibling.power != Domain.OFF) {
                throw EcpError.refused("Domain " + sibling.name + " must be powered off.");
            }
        }
        Task task = engine.submit(ChangeTemplateWork.task(clone, template), call.user());
        return Answer.task(task, "domain", clone.id);
    }
}
