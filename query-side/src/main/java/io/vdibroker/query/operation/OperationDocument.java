package io.vdibroker.query.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationStepView;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.operation.query.StepState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

record OperationDocument(
        @JsonProperty("_id") String id,
        OperationType type,
        String pool,
        @Nullable String machine,
        @Nullable String expansion,
        OperationState state,
        @Nullable PoolType poolType,
        @Nullable Boolean activated,
        @Nullable Boolean emptied,
        @Nullable Boolean cancelled,
        @Nullable Boolean unheard,
        @Nullable Integer wanted,
        @Nullable Integer ready,
        @Nullable Integer failed,
        @Nullable Map<Integer, StepDocument> steps,
        @Nullable StoredFailure failure,
        @Nullable Instant waitsSince,
        @Nullable Instant waitsUntil,
        @Nullable String undo,
        @Nullable String undoes,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    boolean isActivated() {
        return activated != null && activated;
    }

    boolean isCancelled() {
        return cancelled != null && cancelled;
    }

    /** Whether ECP shows nothing of what it was asked, and did not answer. */
    boolean isUnheard() {
        return unheard != null && unheard;
    }

    int wantedMachines() {
        return wanted == null ? 0 : wanted;
    }

    /** A set-up whose machines still come: how many have come is looked up. */
    boolean countsMachines() {
        return type == OperationType.POOL_SET_UP && ready == null;
    }

    /** What goes on by itself, if its controller lets it. */
    boolean goesOn() {
        return !state.isOver();
    }

    OperationView toView(@Nullable Integer readyNow, @Nullable ControllerState waitsFor) {
        var machinesReady = readyNow == null ? ready : readyNow;
        var views = stepViews();
        var actions = new Actions(this, views);
        var shown = state == OperationState.RUNNING && waitsUntil != null ? OperationState.WAITING : state;
        return new OperationView(
                OperationId.of(id),
                type,
                PoolId.of(pool),
                machine == null ? null : MachineId.of(machine),
                expansion == null ? null : ExpansionId.of(expansion),
                shown,
                shown == OperationState.DONE ? 100 : progress(views, machinesReady),
                wanted,
                machinesReady,
                failed,
                views,
                actions.current(),
                actions.possible(),
                StoredFailure.read(failure),
                waitsUntil == null ? null : waitsSince,
                waitsUntil,
                waitsFor,
                undo == null ? null : OperationId.of(undo),
                undoes == null ? null : OperationId.of(undoes),
                startedAt,
                endedAt);
    }

    private int progress(List<OperationStepView> views, @Nullable Integer machinesReady) {
        if (type == OperationType.POOL_SET_UP && machinesReady != null && wantedMachines() > 0) {
            return Math.min(99, machinesReady * 100 / wantedMachines());
        }
        if (type == OperationType.POOL_REMOVAL) {
            return emptied != null && emptied ? 90 : 0;
        }
        var done = views.stream()
                .filter(step -> step.state() == StepState.DONE || step.state() == StepState.SKIPPED)
                .count();
        return views.isEmpty() ? 0 : Math.min(99, (int) (done * 100 / views.size()));
    }

    private List<OperationStepView> stepViews() {
        return steps == null
                ? List.of()
                : new TreeMap<>(steps)
                        .entrySet().stream()
                                .map(step -> step.getValue().toView(step.getKey()))
                                .toList();
    }
}
