package io.vdibroker.api.person.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an account; what identifies the person is sealed. Roles are the user's own, effective ones include those of the groups. */
public record UserView(
        @JsonProperty("id") UserId userId,
        Sealed login,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed mail,
        boolean active,
        List<Role> roles,
        List<Role> effectiveRoles,
        List<ClientPermission> permissions,
        List<MembershipView> groups,
        Instant registeredAt) {}
