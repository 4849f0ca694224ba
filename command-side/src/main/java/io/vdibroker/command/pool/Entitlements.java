package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Who may use a pool. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Entitlements {
    private Set<UUID> users = new HashSet<>();
    private Set<UUID> groups = new HashSet<>();

    boolean has(Entitled entitled) {
        return (entitled.kind() == EntitledKind.USER ? users : groups).contains(entitled.id());
    }

    /** By what the user may use the pool: by themselves before by a group; nothing if they may not. */
    @Nullable
    Entitled match(UserId userId, Set<UUID> groupsOfUser) {
        if (users.contains(userId.value())) {
            return new Entitled(EntitledKind.USER, userId.value());
        }
        for (var group : groupsOfUser) {
            if (groups.contains(group)) {
                return new Entitled(EntitledKind.GROUP, group);
            }
        }
        return null;
    }

    @EventSourcingHandler
    void on(UserEntitled event) {
        users.add(event.userId().value());
    }

    @EventSourcingHandler
    void on(UserEntitlementWithdrawn event) {
        users.remove(event.userId().value());
    }

    @EventSourcingHandler
    void on(GroupEntitled event) {
        groups.add(event.groupId().value());
    }

    @EventSourcingHandler
    void on(GroupEntitlementWithdrawn event) {
        groups.remove(event.groupId().value());
    }
}
