package io.vdibroker.query.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.query.GroupView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record GroupDocument(
        @JsonProperty("_id") String id,
        @Nullable String name,
        @Nullable List<Role> roles,
        @Nullable Instant createdAt) {

    GroupId groupId() {
        return GroupId.of(id);
    }

    GroupView toView() {
        return new GroupView(
                groupId(),
                name == null ? "" : name,
                roles == null ? List.of() : roles,
                createdAt == null ? Instant.EPOCH : createdAt);
    }
}
