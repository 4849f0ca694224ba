package io.vdibroker.query.operation;

import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationStepView;
import io.vdibroker.api.operation.query.StepState;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record StepDocument(
        Step step,
        @Nullable Integer attempt,
        @Nullable Instant startedAt,
        @Nullable Instant begunAt,
        @Nullable Instant dueAt,
        @Nullable Instant retryAt,
        @Nullable Instant endedAt,
        @Nullable String taskId,
        @Nullable Boolean done,
        @Nullable Boolean skipped,
        @Nullable StoredFailure failure) {

    OperationStepView toView(int position) {
        return new OperationStepView(
                position,
                step,
                state(),
                attempt == null ? 0 : attempt,
                startedAt,
                begunAt,
                endedAt == null ? dueAt : null,
                retryAt,
                endedAt,
                taskId,
                StoredFailure.read(failure));
    }

    private StepState state() {
        if (done != null && done) {
            return StepState.DONE;
        }
        if (skipped != null && skipped) {
            return StepState.SKIPPED;
        }
        if (retryAt != null) {
            return StepState.RETRYING;
        }
        if (endedAt != null) {
            return StepState.FAILED;
        }
        if (begunAt != null) {
            return StepState.RUNNING;
        }
        return startedAt == null ? StepState.PLANNED : StepState.QUEUED;
    }
}
