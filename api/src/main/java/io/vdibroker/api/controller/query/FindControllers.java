package io.vdibroker.api.controller.query;

import org.jspecify.annotations.Nullable;

/** Which controllers are there? Name narrows by a part of it. Sorted by name or registeredAt, with a minus the other way round. Pages count from 0. Answered by {@link ControllersView}. */
public record FindControllers(@Nullable String name, String sort, int page, int size) {}
