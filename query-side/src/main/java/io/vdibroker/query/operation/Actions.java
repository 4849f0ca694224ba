package io.vdibroker.query.operation;

import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.CurrentStepView;
import io.vdibroker.api.operation.query.OperationAction;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationStepView;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.operation.query.StepState;
import io.vdibroker.api.pool.PoolType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operation waits for, and what an administrator can do about it as far as the view knows. */
record Actions(OperationDocument operation, List<OperationStepView> steps) {

    private static final Set<StepState> OPEN =
            Set.of(StepState.QUEUED, StepState.RUNNING, StepState.RETRYING, StepState.FAILED);

    /** Of a pool that is set up, the tag that somebody took away in ECP. */
    @Nullable
    CurrentStepView current() {
        var state = operation.state();
        if (state == OperationState.FAILED
                || state == OperationState.SUPERSEDED
                || state == OperationState.DONE && operation.type() != OperationType.POOL_SET_UP) {
            return null;
        }
        return steps.stream()
                .filter(step -> OPEN.contains(step.state()))
                .reduce((earlier, later) -> later)
                .map(Actions::current)
                .orElse(null);
    }

    private static CurrentStepView current(OperationStepView step) {
        return new CurrentStepView(
                step.position(), step.step(), step.state(), step.attempt(), since(step), until(step), step.failure());
    }

    private static @Nullable Instant since(OperationStepView step) {
        return switch (step.state()) {
            case RUNNING -> step.begunAt();
            case RETRYING, FAILED -> step.endedAt();
            case PLANNED, QUEUED, DONE, SKIPPED -> step.startedAt();
        };
    }

    private static @Nullable Instant until(OperationStepView step) {
        return switch (step.state()) {
            case RUNNING -> step.dueAt();
            case RETRYING -> step.retryAt();
            case PLANNED, QUEUED, DONE, SKIPPED, FAILED -> null;
        };
    }

    List<OperationAction> possible() {
        var current = current();
        var actions = new ArrayList<OperationAction>();
        if (current != null && current.state() == StepState.RETRYING) {
            actions.add(OperationAction.RETRY);
        }
        if (waitsForSomebody()) {
            actions.add(OperationAction.RESUME);
        }
        if (current != null && canSkip(current)) {
            actions.add(OperationAction.SKIP);
        }
        if (canGiveUp()) {
            actions.add(OperationAction.GIVE_UP);
        }
        return List.copyOf(actions);
    }

    /** A static pool that has its tag and got none of its machines is given others instead. */
    private boolean waitsForSomebody() {
        if (operation.type() == OperationType.POOL_SET_UP) {
            var paused = operation.waitsUntil() != null && !operation.state().isOver();
            return paused || operation.state() == OperationState.FAILED && !hasOnlyToBeGivenMachines();
        }
        return operation.state() == OperationState.NEEDS_ATTENTION;
    }

    private boolean hasOnlyToBeGivenMachines() {
        return operation.poolType() == PoolType.STATIC
                && steps.stream().allMatch(step -> step.state() == StepState.DONE);
    }

    private boolean canSkip(CurrentStepView current) {
        var kind = kind();
        var asked = current.state() == StepState.RUNNING && current.step() != Step.GUEST_AGENT;
        return kind != null
                && !asked
                && kind.canDoWithout(steps.stream().map(OperationStepView::step).toList(), current.position());
    }

    private @Nullable OperationKind kind() {
        return switch (operation.type()) {
            case POOL_SET_UP, POOL_REMOVAL, EXPANSION -> null;
            case PREPARE -> OperationKind.PREPARE;
            case REQUEST -> OperationKind.REQUEST;
            case REMOVE -> OperationKind.REMOVE;
            case POWER -> OperationKind.POWER;
            case AFTER_DISCONNECT -> OperationKind.AFTER_DISCONNECT;
            case RETURN -> OperationKind.RETURN;
        };
    }

    private boolean canGiveUp() {
        return switch (operation.type()) {
            case POOL_REMOVAL, REMOVE -> false;
            case POOL_SET_UP -> !operation.isActivated() && isOpenSetUp();
            case EXPANSION ->
                operation.state() == OperationState.RUNNING && (!operation.isCancelled() || operation.isUnheard());
            case PREPARE, REQUEST, POWER, AFTER_DISCONNECT, RETURN -> operation.state() == OperationState.RUNNING;
        };
    }

    private boolean isOpenSetUp() {
        return !operation.state().isOver() || operation.state() == OperationState.FAILED;
    }
}
