package io.vdibroker.api.controller.query;

import org.jspecify.annotations.Nullable;

/** The outcome of a connection test; no problem means that it works. */
public record ControllerTestView(@Nullable ConnectionProblem problem, String message, @Nullable String version) {}
