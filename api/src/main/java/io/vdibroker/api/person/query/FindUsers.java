package io.vdibroker.api.person.query;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import org.jspecify.annotations.Nullable;

/** Which accounts are there? A login is found as a whole only, because it lies sealed; the role is the user's own. Sorted by registeredAt, with a minus the other way round. Pages count from 0. Answered by {@link UsersView}. */
public record FindUsers(
        @Nullable LoginKey loginKey,
        @Nullable GroupId groupId,
        @Nullable Role role,
        @Nullable Boolean active,
        String sort,
        int page,
        int size) {}
