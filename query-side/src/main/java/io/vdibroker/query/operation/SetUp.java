package io.vdibroker.query.operation;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What came of each machine of one pool while it is being set up. Machines are marked, never counted up: a repeat marks the same one. */
final class SetUp {

    /** What came of a machine; the failure, as it is stored, if it did not come. */
    record Mark(boolean came, @Nullable Document failure) {}

    private final @Nullable PoolType poolType;
    private final int wanted;
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private boolean activated;
    private boolean open = true;

    SetUp(@Nullable PoolType poolType, int wanted) {
        this.poolType = poolType;
        this.wanted = wanted;
    }

    /** As the view has it. */
    static SetUp of(OperationDocument operation, Iterable<Document> machines) {
        var setUp = new SetUp(operation.poolType(), operation.wantedMachines());
        setUp.activated = operation.isActivated();
        machines.forEach(machine -> setUp.marks.put(
                machine.getString("_id"),
                new Mark(machine.getBoolean("came", false), machine.get("failure", Document.class))));
        return setUp;
    }

    static SetUp over() {
        var setUp = new SetUp(null, 0);
        setUp.open = false;
        return setUp;
    }

    void activate() {
        activated = true;
    }

    void mark(MachineId machineId, Mark mark) {
        marks.put(machineId.value().toString(), mark);
    }

    void end() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    boolean isStatic() {
        return poolType == PoolType.STATIC;
    }

    /** Clones that did not come are made again; of a static pool, each machine that was named has its one chance. */
    boolean isComplete() {
        return activated && (isStatic() ? marks.size() : ready()) >= wanted;
    }

    int ready() {
        return (int) marks.values().stream().filter(Mark::came).count();
    }

    /** The machines of a static pool that did not come. */
    List<Mark> lost() {
        return isStatic() ? marks.values().stream().filter(mark -> !mark.came()).toList() : List.of();
    }
}
