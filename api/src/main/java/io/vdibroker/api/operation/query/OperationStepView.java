package io.vdibroker.api.operation.query;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One position of a plan, at its latest attempt; the failure is that of the attempt before, or of the last. */
public record OperationStepView(
        int position,
        Step step,
        StepState state,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant begunAt,
        @Nullable Instant dueAt,
        @Nullable Instant retryAt,
        @Nullable Instant endedAt,
        @Nullable String taskId,
        @Nullable Failure failure) {}
