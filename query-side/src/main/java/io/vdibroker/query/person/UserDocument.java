package io.vdibroker.query.person;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.query.store.Fields;
import io.vdibroker.query.store.SealedField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record UserDocument(
        @JsonProperty("_id") String id,
        String loginKey,
        SealedField login,
        @Nullable SealedField firstName,
        @Nullable SealedField lastName,
        @Nullable SealedField mail,
        @Nullable String credentialRef,
        boolean active,
        @Nullable List<Role> roles,
        @Nullable List<ClientPermission> permissions,
        @Nullable Map<String, Boolean> groups,
        Instant registeredAt) {

    Account toAccount() {
        return new Account(
                UserId.of(id),
                new LoginKey(loginKey),
                requireNonNull(Fields.sealed(login)),
                Fields.sealed(firstName),
                Fields.sealed(lastName),
                Fields.sealed(mail),
                credentialRef,
                active,
                roles == null ? Set.of() : Set.copyOf(roles),
                permissions == null ? Set.of() : Set.copyOf(permissions),
                groups == null
                        ? Set.of()
                        : groups.keySet().stream().map(GroupId::of).collect(toUnmodifiableSet()),
                registeredAt);
    }
}
