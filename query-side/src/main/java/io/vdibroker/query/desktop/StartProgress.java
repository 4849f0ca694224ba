package io.vdibroker.query.desktop;

import io.vdibroker.api.operation.Step;
import org.jspecify.annotations.Nullable;

/** The step, counted from 0, that a machine is at on its way up for a user. */
public record StartProgress(int position, int steps, @Nullable Step step) {}
