package io.vdibroker.api.operation.query;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The step that an operation waits for.
 *
 * @param since when its present state began
 * @param until when the attempt must have ended, or the next one begins; absent if nothing will happen by itself
 * @param failure what was last heard of it, if an attempt failed
 */
public record CurrentStepView(
        int position,
        Step step,
        StepState state,
        int attempt,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Failure failure) {}
