package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.LibraryFile;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.StoredJson;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a new machine out of a backup (3.13); the answer names it before it is there. */
@Component
class RestoreRoutes implements Router.Routes {
    private final World world;
    private final Timing timing;
    private final Names names;
    private final TaskEngine engine;

    RestoreRoutes(World world, Timing timing, Names names, TaskEngine engine) {
        this.world = world;
        this.timing = timing;
        this.names = names;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/automated-restore/", this::restore);
    }

    private Answer restore(Call call) {
        State state = world.state();
        String fileId = Call.uuid("file", call.text("file"));
        LibraryFile file = state.library.get(fileId);
        if (file == null || !file.status.equals("ACTIVE")) {
            throw EcpError.notFound("file", fileId);
        }
        Node node = state.nodes.get(call.text("node"));
        if (node == null || !node.isActive()) {
            throw EcpError.refused("passed node is not valid");
        }
        String pool = Objects.requireNonNullElse(call.optionalText("datapool"), file.dataPool);
        if (!state.dataPools.containsKey(pool)) {
            throw EcpError.field("datapool", "Invalid pk \"" + pool + "\" - object does not exist.");
        }
        Domain domain = restored(file, node, pool);
        state.domains.put(domain.id, domain);
        world.tell(Change.Event.CREATED, domain);
        Task task = Task.on(
                        domain, RestoreWork.KIND, "Restoring the virtual machine " + domain.name + " from a backup.")
                .with("size", String.valueOf(file.sizeMib));
        return new Answer.Accepted(engine.submit(task, call.user()), domain.id, "domain", domain.id);
    }

    /** What belongs to the machine that was backed up alone, such as its ports, does not come back. */
    private Domain restored(LibraryFile file, Node node, String pool) {
        Domain domain = StoredJson.copy(file.content);
        domain.id = UUID.randomUUID().toString();
        domain.name = names.choose(file.content.name, 1).get(0);
        domain.status = "CREATING";
        domain.power = Domain.OFF;
        domain.poweredOn = null;
        domain.template = false;
        domain.node = node.id;
        domain.dataPool = pool;
        domain.diskMib = 0;
        domain.lockedBy = null;
        domain.remoteAccess = false;
        domain.port = null;
        domain.realPort = null;
        domain.usbDevices = new ArrayList<>();
        domain.created = timing.now();
        domain.modified = domain.created;
        domain.guest.halt();
        domain.guest.joined = false;
        return domain;
    }
}
