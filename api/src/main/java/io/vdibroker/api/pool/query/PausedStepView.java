package io.vdibroker.api.pool.query;

import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.StepSetback;
import java.time.Instant;
import java.util.List;

/** A step that machines of a pool fail at, whichever it is; the setbacks are those that showed it. */
public record PausedStepView(Step step, Instant since, List<StepSetback> setbacks) {}
