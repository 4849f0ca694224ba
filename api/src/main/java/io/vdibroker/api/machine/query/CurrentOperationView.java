package io.vdibroker.api.machine.query;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is being done to a machine: the step, counted from 0, until when it is to be done, or when it is tried again. */
public record CurrentOperationView(
        OperationId operationId,
        OperationKind kind,
        @Nullable Step step,
        @Nullable Integer position,
        @Nullable Integer attempt,
        @Nullable Instant dueAt,
        @Nullable Instant retryAt,
        @Nullable Failure failure) {}
