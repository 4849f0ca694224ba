package io.vdibroker.command.machine;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guards that one operation runs and one waits, and that a removal is the last of a life. */
class Operations {

    /** Repeats come soon after the first time, or carry a use that is no longer the latest. */
    private static final int REMEMBERED = 200;

    /** What becomes of an operation that is asked for. */
    enum Verdict {
        START,
        WAIT,
        TAKE_THE_PLACE_OF_THE_WAITING,
        COMES_TOO_LATE,
        REFUSE
    }

    private @Nullable Operation running;
    private @Nullable Operation waiting;
    private final Set<OperationId> ended = new LinkedHashSet<>();
    private int latestUse;
    private boolean leaving;

    @Nullable
    Operation running() {
        return running;
    }

    @Nullable
    Operation waiting() {
        return waiting;
    }

    /** Whether the machine is being removed or was removed. */
    boolean isLeaving() {
        return leaving;
    }

    boolean knows(OperationId id) {
        return is(running, id) || is(waiting, id) || ended.contains(id);
    }

    /** As far as that is remembered. */
    boolean hasEnded(OperationId id) {
        return ended.contains(id);
    }

    Verdict on(Operation operation) {
        if (leaving || operation.use() > 0 && operation.use() < latestUse) {
            return Verdict.COMES_TOO_LATE;
        }
        if (running == null || operation.isRemoval()) {
            return Verdict.START;
        }
        if (waiting == null) {
            return Verdict.WAIT;
        }
        if (operation.kind() == OperationKind.POWER) {
            return Verdict.REFUSE;
        }
        return takesThePlaceOf(operation, waiting) ? Verdict.TAKE_THE_PLACE_OF_THE_WAITING : Verdict.COMES_TOO_LATE;
    }

    /** A user who waits comes before what only tidies up; of the same kind, the later one knows more. */
    private static boolean takesThePlaceOf(Operation operation, Operation waiting) {
        if (operation.kind() == OperationKind.RETURN || waiting.kind() == OperationKind.RETURN) {
            return operation.kind() == OperationKind.RETURN; // whoever the others serve has lost the machine
        }
        return operation.kind() == waiting.kind() || serves(operation) && !serves(waiting);
    }

    private static boolean serves(Operation operation) {
        return operation.kind() == OperationKind.REQUEST || operation.kind() == OperationKind.PREPARE;
    }

    void started(Operation operation) {
        running = operation;
        if (is(waiting, operation.id())) {
            waiting = null;
        }
        leaving = operation.isRemoval();
        latestUse = Math.max(latestUse, operation.use());
    }

    /** What runs goes on by another plan, which differs in what comes after the step that it is at. */
    void replanned(List<PlannedStep> plan) {
        if (running != null) {
            running = new Operation(running.id(), running.kind(), plan, running.use());
        }
    }

    void waits(Operation operation) {
        waiting = operation;
        latestUse = Math.max(latestUse, operation.use());
    }

    void ended(OperationId id) {
        if (is(running, id)) {
            running = null;
        }
        if (is(waiting, id)) {
            waiting = null;
        }
        ended.add(id);
        if (ended.size() > REMEMBERED) {
            ended.remove(ended.iterator().next());
        }
    }

    /** Whatever is asked for from now on comes too late. */
    void endLife() {
        leaving = true;
    }

    /** Another pool has the machine, which counts its uses from the beginning. */
    void beginAnotherLife() {
        leaving = false;
        latestUse = 0;
    }

    private static boolean is(@Nullable Operation operation, OperationId id) {
        return operation != null && operation.id().equals(id);
    }
}
