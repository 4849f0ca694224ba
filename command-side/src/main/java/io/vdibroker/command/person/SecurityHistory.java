package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What a whole history says of who is a security administrator: read once, for a store that is older than their stream.
 */
final class SecurityHistory {

    private static final Set<Class<?>> TOLD_BY = Set.of(
            UserRegistered.class,
            UserActivated.class,
            UserDeactivated.class,
            UserRolesChanged.class,
            GroupJoined.class,
            GroupLeft.class,
            GroupRolesChanged.class);

    private static final class Account {
        private boolean active = true;
        private Set<Role> roles = EnumSet.noneOf(Role.class);
        private final Set<GroupId> groups = new HashSet<>();
    }

    private final Map<UserId, Account> accounts = new LinkedHashMap<>();
    private final Map<GroupId, Boolean> groups = new LinkedHashMap<>();

    private SecurityHistory() {}

    static SecurityHistory read(EventStore events) {
        var history = new SecurityHistory();
        try (var stored = events.openStream(null)) {
            while (stored.hasNextAvailable()) {
                history.add(stored.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the history was read", e);
        }
        return history;
    }

    /** Groups last: an account alone takes no role away, whatever the order. */
    void noteIn(SecurityAdministrators administrators) {
        accounts.forEach((userId, account) ->
                administrators.note(userId, SecurityStanding.of(account.active, account.roles, account.groups)));
        groups.forEach(administrators::note);
    }

    private void add(EventMessage<?> message) {
        if (!TOLD_BY.contains(message.getPayloadType())) {
            return;
        }
        var event = message.getPayload();
        if (event instanceof UserRegistered registered) {
            account(registered.userId());
        } else if (event instanceof UserActivated activated) {
            account(activated.userId()).active = true;
        } else if (event instanceof UserDeactivated deactivated) {
            account(deactivated.userId()).active = false;
        } else if (event instanceof UserRolesChanged changed) {
            account(changed.userId()).roles = changed.roles();
        } else if (event instanceof GroupJoined joined) {
            account(joined.userId()).groups.add(joined.groupId());
        } else if (event instanceof GroupLeft left) {
            account(left.userId()).groups.remove(left.groupId());
        } else if (event instanceof GroupRolesChanged changed) {
            groups.put(changed.groupId(), changed.roles().contains(Role.SECURITY_ADMINISTRATOR));
        }
    }

    private Account account(UserId userId) {
        return accounts.computeIfAbsent(userId, id -> new Account());
    }
}
