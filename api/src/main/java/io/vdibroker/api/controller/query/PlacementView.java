package io.vdibroker.api.controller.query;

import org.jspecify.annotations.Nullable;

/** What speaks against a placement: which field, and why, in one sentence; nothing if it is possible. */
public record PlacementView(
        @Nullable String problem, @Nullable String field, @Nullable String templateName, @Nullable String osType) {}
