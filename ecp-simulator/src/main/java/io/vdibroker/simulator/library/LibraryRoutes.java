package io.vdibroker.simulator.library;

import static io.vdibroker.simulator.http.Shape.reference;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.LibraryFile;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lists and shows the files of the library (3.13): the backups of machines. */
@Component
class LibraryRoutes implements Router.Routes {
    private static final Set<String> SHORT = Set.of(
            "id",
            "filename",
            "size",
            "status",
            "assignment_type",
            "datapool",
            "domain",
            "path",
            "created",
            "additional_flags");

    private final World world;

    LibraryRoutes(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/library/", this::list)
                .get("/api/library/{id}/", call -> Answer.ok(full(require(world, call.id()))));
    }

    static LibraryFile require(World world, String id) {
        LibraryFile file = world.state().library.get(id);
        if (file == null) {
            throw EcpError.notFound("file", id);
        }
        return file;
    }

    private Answer list(Call call) {
        String domain = call.query("domain");
        String name = call.query("name");
        String pool = call.query("datapool");
        List<Map<String, Object>> rows = world.state().library.values().stream()
                .filter(file -> domain == null || file.content.id.equals(domain))
                .filter(file -> pool == null || file.dataPool.equals(pool))
                .filter(file -> name == null || file.filename.contains(name))
                .map(this::full)
                .toList();
        return Listing.page(call, rows, SHORT);
    }

    private Map<String, Object> full(LibraryFile file) {
        DataPool pool = world.state().dataPools.get(file.dataPool);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", file.id);
        view.put("filename", file.filename);
        view.put("size", file.sizeMib);
        view.put("status", file.status);
        view.put("assignment_type", "BACKUP");
        view.put("datapool", reference(file.dataPool, pool == null ? "" : pool.name));
        view.put("domain", reference(file.content.id, file.content.name));
        view.put("path", "/storages/" + (pool == null ? "" : pool.name) + "/library/" + file.filename);
        view.put("created", Json.time(file.created));
        view.put("additional_flags", Map.of());
        view.put("entity_type", "file");
        view.put("permissions", List.of());
        return view;
    }
}
