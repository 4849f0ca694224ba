package io.vdibroker.api.person.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import java.time.Instant;
import java.util.List;

/** A group and the roles that its members have by it. */
public record GroupView(@JsonProperty("id") GroupId groupId, String name, List<Role> roles, Instant createdAt) {}
