package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Remote access and the consoles that depend on it. */
@Component
class ConsoleRoutes implements Router.Routes {
    private final Domains domains;
    private final TaskEngine engine;

    ConsoleRoutes(Domains domains, TaskEngine engine) {
        this.domains = domains;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/{id}/remote-access/", this::remoteAccess)
                .get("/api/domains/{id}/spice/", call -> console(call, "spice_url", "/spice-html5/spice_auto.html"))
                .get("/api/domains/{id}/vnc/", call -> console(call, "vnc_url", "/no-vnc/vnc.html"));
    }

    private Answer remoteAccess(Call call) {
        Domain domain = domains.requireFree(call);
        if (!call.body().has("remote_access")) {
            throw EcpError.field("remote_access", "This field is required.");
        }
        Task task = engine.submit(RemoteAccessWork.task(domain, call.flag("remote_access")), call.user());
        return Answer.task(task, "domain", domain.id);
    }

    /** The token is new each time. */
    private Answer console(Call call, String key, String page) {
        Domain domain = domains.require(call);
        if (!domain.isOn() || !domain.remoteAccess) {
            throw EcpError.refused("Domain " + domain.name + " is powered off or its remote access is disabled.");
        }
        String host = call.request().base().replaceFirst("^https?://", "").replaceFirst(":\\d+$", "");
        return Answer.ok(Map.of(
                key,
                page + "?host=" + host + "&password=" + domain.graphicsPassword + "&path=websockify?token="
                        + UUID.randomUUID()));
    }
}
