package io.vdibroker.api.person.query;

import org.jspecify.annotations.Nullable;

/** Which groups are there? Name narrows by a part of it. Sorted by name or createdAt, with a minus the other way round. Pages count from 0. Answered by {@link GroupsView}. */
public record FindGroups(@Nullable String name, String sort, int page, int size) {}
