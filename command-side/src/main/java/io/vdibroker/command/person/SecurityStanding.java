package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What of an account decides whether its owner is a security administrator. */
record SecurityStanding(boolean active, boolean administrator, List<GroupId> groups) {

    /** Of who has no role, no group and no account. */
    static final SecurityStanding NONE = new SecurityStanding(false, false, List.of());

    /** By the roles and groups that an account has. */
    static SecurityStanding of(boolean active, Set<Role> roles, Collection<GroupId> groups) {
        return new SecurityStanding(
                active,
                roles.contains(Role.SECURITY_ADMINISTRATOR),
                groups.stream().sorted(Comparator.comparing(GroupId::value)).toList());
    }

    /** Whether nothing of it can ever count, now or by what happens to a group. */
    boolean countsNever() {
        return !administrator && groups.isEmpty();
    }

    boolean has(Set<GroupId> groupsOfAdministrators) {
        return active && (administrator || groups.stream().anyMatch(groupsOfAdministrators::contains));
    }
}
