package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What is done inside a machine by its agent. */
@Component
class GuestRoutes implements Router.Routes {
    private static final String SCRIPTS = "wscript.exe";
    private static final String NO_APPLICATIONS = "{\"farmlist\": []}";
    private static final String JOINED_QUESTION = "(Get-WmiObject Win32_ComputerSystem).PartOfDomain";

    private final World world;
    private final Domains domains;
    private final Guests guests;
    private final TaskEngine engine;

    GuestRoutes(World world, Domains domains, Guests guests, TaskEngine engine) {
        this.world = world;
        this.domains = domains;
        this.guests = guests;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/{id}/set-hostname/", this::setHostname)
                .post("/api/domains/{id}/add-to-ad/", this::join)
                .post("/api/domains/{id}/rm-from-ad/", this::leave)
                .post("/api/domains/{id}/guest-command/", this::command);
    }

    private Answer setHostname(Call call) {
        Domain domain = domains.requireFree(call);
        String hostname = call.text("hostname");
        if (!hostname.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            throw EcpError.field("hostname", "Not a valid host name.");
        }
        guests.requireAgent(domain);
        return accepted(call, domain, HostnameWork.task(domain, hostname));
    }

    private Answer join(Call call) {
        Domain domain = windows(call);
        Task task = DirectoryWork.task(domain, true, credentials(call), call.flag("restart"))
                .with("domainname", call.text("domainname"))
                .with("newname", Objects.requireNonNullElse(call.optionalText("newname"), ""))
                .with("oupath", Objects.requireNonNullElse(call.optionalText("oupath"), ""));
        return accepted(call, domain, task);
    }

    private Answer leave(Call call) {
        Domain domain = windows(call);
        return accepted(call, domain, DirectoryWork.task(domain, false, credentials(call), call.flag("restart")));
    }

    private boolean credentials(Call call) {
        return world.state().directory.accepts(call.text("login"), call.text("password"));
    }

    private Domain windows(Call call) {
        Domain domain = domains.requireFree(call);
        if (!domain.isWindows()) {
            throw EcpError.refused("Domain " + domain.name + " does not run Windows.");
        }
        guests.requireAgent(domain);
        return domain;
    }

    private Answer accepted(Call call, Domain domain, Task task) {
        return Answer.task(engine.submit(task, call.user()), "domain", domain.id);
    }

    /** Answers at once, with what the command printed. */
    private Answer command(Call call) {
        Domain domain = domains.require(call);
        guests.requireAgent(domain);
        String qemu = call.optionalText("qemu_cmd");
        String veil = call.optionalText("veil_cmd");
        if (qemu == null && veil == null) {
            throw EcpError.refused("qemu_cmd or veil_cmd is required.");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("exited", true);
        result.put("exitcode", 0);
        result.put("out-data", output(call, domain));
        return Answer.ok(Map.of(qemu == null ? Objects.requireNonNull(veil) : qemu, result));
    }

    private static String output(Call call, Domain domain) {
        String arguments = call.body().path("fargs").path("arg").toString();
        if (domain.isWindows() && arguments.contains(JOINED_QUESTION)) {
            return domain.guest.joined ? "True\r\n" : "False\r\n";
        }
        return call.body().path("fargs").path("path").asString("").endsWith(SCRIPTS) ? NO_APPLICATIONS : "";
    }
}
