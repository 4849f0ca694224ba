package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
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
        return of(entitled.kind()).contains(entitled.id());
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

    void add(EntitledKind kind, UUID id) {
        of(kind).add(id);
    }

    void remove(EntitledKind kind, UUID id) {
        of(kind).remove(id);
    }

    private Set<UUID> of(EntitledKind kind) {
        return kind == EntitledKind.USER ? users : groups;
    }
}
