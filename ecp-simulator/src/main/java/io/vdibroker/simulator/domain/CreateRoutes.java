package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes machines out of templates: thin clones by multi-create-domain, full ones by clone. */
@Component
class CreateRoutes implements Router.Routes {
    private static final int MAX_COUNT = 1_000;

    private final World world;
    private final Clones clones;
    private final Domains domains;
    private final Names names;
    private final Placement placement;
    private final Capacity capacity;
    private final TaskEngine engine;
    private final Preparations preparations;

    CreateRoutes(
            World world,
            Clones clones,
            Domains domains,
            Names names,
            Placement placement,
            Capacity capacity,
            TaskEngine engine,
            Preparations preparations) {
        this.world = world;
        this.clones = clones;
        this.domains = domains;
        this.names = names;
        this.placement = placement;
        this.capacity = capacity;
        this.engine = engine;
        this.preparations = preparations;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/multi-create-domain/", this::multiCreate)
                .post("/api/domains/{id}/clone/", call -> create(call, domains.require(call), false));
    }

    private Answer multiCreate(Call call) {
        Domain template = world.state().domains.get(Call.uuid("parent", call.text("parent")));
        if (template == null) {
            throw EcpError.field("parent", "Invalid pk \"" + call.text("parent") + "\" - object does not exist.");
        }
        return create(call, template, !call.body().has("thin") || call.flag("thin"));
    }

    private Answer create(Call call, Domain template, boolean thin) {
        Domains.refuseLocked(template);
        if (thin && !template.template) {
            throw EcpError.refused("Domain " + template.name + " is not a template.");
        }
        int count = call.number("count", 1);
        List<String> ids = ids(call, count);
        Placement.Place place = placement.choose(call, template, thin);
        placement.requireSpace(place, count * capacity.cloneSize(template, thin));
        List<String> chosen = names.choose(call.text("verbose_name"), count);

        Task parent = Task.of("create", "Creating virtual machines from the template " + template.name + ".");
        parent.parallel = world.state().settings.limits().clonesPerJob();
        parent.locks.add(template.id);
        List<Task> subtasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String node = place.nodes().get(i % place.nodes().size());
            Domain domain = clones.make(template, ids.get(i), chosen.get(i), place, node, thin);
            domain.template = call.flag("template");
            world.state().domains.put(domain.id, domain);
            world.tell(Change.Event.CREATED, domain);
            parent.entities.put(domain.id, "domain");
            addSubtasks(subtasks, domain, template, thin);
            if (Preparations.areWanted(call.body())) {
                Task preparation = preparations.task(domain, call.body());
                Task machine = subtasks.get(subtasks.size() - 1);
                machine.id = UUID.randomUUID().toString();
                preparation.after = machine.id;
                subtasks.add(preparation);
            }
        }
        engine.submit(parent, subtasks, call.user());
        return new Answer.Accepted(parent, ids.get(0), "domain", ids.get(0));
    }

    private void addSubtasks(List<Task> subtasks, Domain domain, Domain template, boolean thin) {
        Task machine = Task.on(domain, CreateWork.KIND, "Creating a virtual machine " + domain.name + ".")
                .with("thin", String.valueOf(thin))
                .with("size", String.valueOf(capacity.cloneSize(template, thin)));
        if (thin) {
            Task disk = Task.on(
                    domain, CreateDiskWork.KIND, "Creating a virtual disk " + domain.name + "-disk from snapshot.");
            disk.id = UUID.randomUUID().toString();
            disk.entities.put(UUID.randomUUID().toString(), "vdisk");
            disk.with("size", machine.arg("size"));
            machine.after = disk.id;
            subtasks.add(disk);
        }
        subtasks.add(machine);
    }

    private List<String> ids(Call call, int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw EcpError.field("count", "Ensure this value is between 1 and " + MAX_COUNT + ".");
        }
        List<String> ids = new ArrayList<>();
        if (call.body().has("domains_ids")) {
            ids = call.ids("domains_ids");
        } else {
            for (int i = 0; i < count; i++) {
                ids.add(UUID.randomUUID().toString());
            }
        }
        if (ids.size() != count || new HashSet<>(ids).size() != count) {
            throw EcpError.field("domains_ids", "Exactly " + count + " different ids are required.");
        }
        for (String id : ids) {
            if (world.state().domains.containsKey(id)) {
                throw EcpError.field("domains_ids", "Domain " + id + " already exists.");
            }
        }
        return ids;
    }
}
