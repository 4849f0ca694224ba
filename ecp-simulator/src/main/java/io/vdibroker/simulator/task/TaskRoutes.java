package io.vdibroker.simulator.task;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The task endpoints. */
@Component
class TaskRoutes implements Router.Routes {
    private final World world;
    private final TaskEngine engine;
    private final TaskView view;
    private final Views views;

    TaskRoutes(World world, TaskEngine engine, TaskView view, Views views) {
        this.views = views;
        this.world = world;
        this.engine = engine;
        this.view = view;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/tasks/", this::list)
                .get("/api/tasks/count/", call -> Answer.ok(Map.of("count", open().count())))
                .put("/api/tasks/check/", call -> Answer.empty())
                .get("/api/tasks/{id}/", call -> Answer.ok(view.info(require(call))))
                .get("/api/tasks/{id}/response/", this::response)
                .get("/api/tasks/{id}/jid/", call -> Answer.ok(Map.of("jid", require(call).id)))
                .put("/api/tasks/{id}/cancel/", this::cancel)
                .put("/api/tasks/{id}/release-locks/", this::release);
    }

    private Answer list(Call call) {
        Stream<Task> tasks = world.state().tasks.values().stream();
        String parent = call.query("parent");
        if (parent != null) {
            tasks = tasks.filter(task -> parent.equals(task.parent));
        }
        String status = call.query("status");
        if (status != null) {
            tasks = tasks.filter(task -> task.status.name().equals(status));
        }
        String name = call.query("name");
        if (name != null) {
            tasks = tasks.filter(task -> task.name.contains(name));
        }
        List<Map<String, Object>> rows = tasks.map(view::full).toList();
        return Listing.page(call, rows, TaskView.SHORT);
    }

    private Answer cancel(Call call) {
        Task task = require(call);
        engine.cancel(task);
        return Answer.ok(view.info(task));
    }

    private Stream<Task> open() {
        return world.state().tasks.values().stream().filter(Task::isOpen);
    }

    /** The first entity of the task, as a client of it is interested in. */
    private Answer response(Call call) {
        Task task = require(call);
        return Answer.ok(task.entities.entrySet().stream()
                .findFirst()
                .map(entity -> views.show(entity.getValue(), entity.getKey()))
                .orElse(Map.of()));
    }

    private Answer release(Call call) {
        Task task = require(call);
        world.state().domains.values().stream()
                .filter(domain -> task.id.equals(domain.lockedBy))
                .forEach(domain -> domain.lockedBy = null);
        return Answer.empty();
    }

    private Task require(Call call) {
        Task task = world.state().tasks.get(call.id());
        if (task == null) {
            throw EcpError.notFound("task", call.id());
        }
        return task;
    }
}
