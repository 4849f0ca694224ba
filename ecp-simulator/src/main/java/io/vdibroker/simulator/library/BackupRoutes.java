package io.vdibroker.simulator.library;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.LibraryFile;
import io.vdibroker.simulator.state.StoredJson;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Backs machines up, and shows what is in a backup (3.13). A thin clone has none. */
@Component
class BackupRoutes implements Router.Routes {
    private final World world;
    private final Timing timing;
    private final TaskEngine engine;

    BackupRoutes(World world, Timing timing, TaskEngine engine) {
        this.world = world;
        this.timing = timing;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/backup/", this::backup).post("/api/domains/show-backup/", this::show);
    }

    private Answer backup(Call call) {
        String id = Call.uuid("domain", call.text("domain"));
        Domain domain = world.state().domains.get(id);
        if (domain == null) {
            throw EcpError.notFound("domain", id);
        }
        if (domain.thin) {
            throw new EcpError(400, "50010", "Forbid create backup from a thin clone.");
        }
        if (domain.lockedBy != null) {
            throw EcpError.locked("Domain " + domain.name, domain.lockedBy);
        }
        DataPool pool = pool(Objects.requireNonNullElse(call.optionalText("datapool"), domain.dataPool));
        if (world.state().freeMib(pool) < domain.diskMib) {
            throw new EcpError(400, "50021", "There is not enough free space on data pool " + pool.name + ".");
        }
        LibraryFile file = file(domain, pool);
        world.state().library.put(file.id, file);
        Task task = Task.on(domain, BackupWork.KIND, "Backing up the virtual machine " + domain.name + ".")
                .with("file", file.id);
        task.entities.put(file.id, "file");
        return Answer.task(engine.submit(task, call.user()), "domain", domain.id);
    }

    private LibraryFile file(Domain domain, DataPool pool) {
        LibraryFile file = new LibraryFile();
        file.id = UUID.randomUUID().toString();
        file.filename = domain.name + "_" + timing.now().getEpochSecond() + ".tar";
        file.sizeMib = domain.diskMib;
        file.dataPool = pool.id;
        file.created = timing.now();
        file.content = StoredJson.copy(domain);
        return file;
    }

    private DataPool pool(String id) {
        DataPool pool = world.state().dataPools.get(id);
        if (pool == null) {
            throw EcpError.field("datapool", "Invalid pk \"" + id + "\" - object does not exist.");
        }
        return pool;
    }

    private Answer show(Call call) {
        LibraryFile file = LibraryRoutes.require(world, Call.uuid("file", call.text("file")));
        Domain content = file.content;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", content.id);
        shown.put("verbose_name", content.name);
        shown.put("os_type", content.osType);
        shown.put("os_version", content.osVersion);
        shown.put("memory_count", content.memoryMib);
        shown.put("cpu_count", content.cpuCount);
        return Answer.ok(shown);
    }
}
