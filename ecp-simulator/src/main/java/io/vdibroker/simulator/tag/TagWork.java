package io.vdibroker.simulator.tag;

import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies a change of tags when its task ends; only a new tag is visible from the start. */
@Component
class TagWork implements Work {
    static final String KIND = "tag";

    private final World world;
    private final Timing timing;

    TagWork(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    static Task task(Tag tag, String action, String name) {
        Task task = Task.of(KIND, name).with("action", action).with("tag", tag.id);
        task.entities.put(tag.id, "tag");
        return task;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        if (task.stage == 0) {
            return Step.wait(timing.spread(world.state().settings.durations().tagMs()));
        }
        Tag tag = world.state().tags.get(task.arg("tag"));
        if (tag == null) {
            return Step.failed("Tag " + task.arg("tag") + " is not found.");
        }
        List<String> ids = List.of(task.arg("entities").split(","));
        switch (task.arg("action")) {
            case "add" ->
                ids.stream()
                        .filter(id -> world.state().domains.containsKey(id)
                                || !task.arg("class").equals("domain"))
                        .forEach(id -> tag.entities.put(id, task.arg("class")));
            case "take" -> ids.forEach(tag.entities::remove);
            case "remove" -> world.state().tags.remove(tag.id);
            default -> {}
        }
        return Step.done();
    }

    /** A tag whose creation did not succeed is gone again. */
    @Override
    public void undo(Task task, Task.Status end) {
        if (task.arg("action").equals("create")) {
            world.state().tags.remove(task.arg("tag"));
        }
    }
}
