package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the worker's list: a step that was started and has not ended.
 *
 * @param owner the stream that it belongs to; a stream has one open step
 * @param ownerId the bare id of that stream
 * @param since from when on the attempt has its time; null if it has none
 * @param dueAt when the attempt must have ended; of a PAUSED one, when the next attempt is to begin
 * @param order rows wait in this order; all steps of an operation keep that of the first
 * @param unwanted whether nobody wants the outcome any more
 * @param metadata what commands about it carry
 */
record OpenStep(
        String owner,
        UUID ownerId,
        PoolId poolId,
        ControllerId controllerId,
        @Nullable OperationId operationId,
        @Nullable OperationKind kind,
        RunId runId,
        int position,
        Step step,
        int attempt,
        State state,
        @Nullable String taskId,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        long order,
        boolean unwanted,
        StepArguments arguments,
        Map<String, String> metadata) {

    /** How far an attempt has come, as far as it is recorded. */
    enum State {
        /** ECP was not asked. */
        QUEUED,
        /** ECP may have been asked. */
        BEGUN,
        /** ECP was asked, did not answer, and shows nothing of it; nobody wants it, and it keeps nobody waiting. */
        UNHEARD,
        /** ECP accepted it. */
        TASK,
        /** It failed, and another attempt follows. */
        PAUSED,
        /** It has ended, and the operation goes on; kept so that the operation keeps its place among those that run. */
        DONE
    }

    boolean is(RunId run, int ofAttempt) {
        return runId.equals(run) && attempt == ofAttempt;
    }

    /** Whether ECP was or may have been asked, and the outcome is not known. */
    boolean isUnderWay() {
        return state == State.BEGUN || state == State.UNHEARD || state == State.TASK;
    }

    boolean isRemoval() {
        return kind == OperationKind.REMOVE;
    }

    /** All that a task of it would be at work on: the owner, and the machines of an expansion. */
    Set<UUID> about() {
        return Stream.concat(Stream.of(ownerId), arguments.machineIds().stream().map(MachineId::value))
                .collect(Collectors.toUnmodifiableSet());
    }

    UUID key() {
        return runId.idempotencyKey(attempt);
    }

    OpenStep begun(Instant at, Instant due) {
        return with(State.BEGUN, null, at, due, unwanted);
    }

    OpenStep accepted(@Nullable String task, Instant at, Instant due) {
        return with(State.TASK, task, at, due, unwanted);
    }

    OpenStep notHeard() {
        return with(State.UNHEARD, null, since, dueAt, unwanted);
    }

    OpenStep paused(Instant retryAt) {
        return with(State.PAUSED, null, null, retryAt, unwanted);
    }

    OpenStep done() {
        return with(State.DONE, null, null, null, unwanted);
    }

    OpenStep notWanted() {
        return with(state, taskId, since, dueAt, true);
    }

    private OpenStep with(
            State newState, @Nullable String task, @Nullable Instant from, @Nullable Instant due, boolean nobodyWants) {
        return new OpenStep(
                owner,
                ownerId,
                poolId,
                controllerId,
                operationId,
                kind,
                runId,
                position,
                step,
                attempt,
                newState,
                task,
                from,
                due,
                order,
                nobodyWants,
                arguments,
                metadata);
    }

    /** For the log. */
    @Override
    public String toString() {
        return step + " of " + owner + " (" + runId + ", attempt " + attempt + ", " + state + ")";
    }
}
