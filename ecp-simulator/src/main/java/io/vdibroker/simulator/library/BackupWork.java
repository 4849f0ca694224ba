package io.vdibroker.simulator.library;

import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.LibraryFile;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.Step;
import io.vdibroker.simulator.task.Work;
import org.springframework.stereotype.Component;

/** Writes a backup; one that was not finished is gone. */
@Component
class BackupWork implements Work {
    static final String KIND = "backup";

    private final World world;
    private final Timing timing;

    BackupWork(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step next(Task task) {
        if (task.stage == 0) {
            return Step.wait(timing.spread(world.state().settings.durations().backupMs()));
        }
        LibraryFile file = LibraryRoutes.require(world, task.arg("file"));
        file.status = "ACTIVE";
        DataPool pool = world.state().dataPools.get(file.dataPool);
        if (pool != null) {
            pool.otherMib += file.sizeMib;
        }
        return Step.done();
    }

    @Override
    public void undo(Task task, Task.Status end) {
        world.state().library.remove(task.arg("file"));
    }
}
