package io.vdibroker.command.authority;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Says what a person may do right now: from the streams of the user, their groups and the session, never from a token. */
class Authority {

    /** A person's standing. Each role includes those below it. */
    record Standing(boolean active, Set<GroupId> groups, Set<Role> roles) {

        boolean has(Role needed) {
            return roles.stream().anyMatch(role -> role.ordinal() <= needed.ordinal());
        }
    }

    private record Account(boolean active, Set<GroupId> groups, Set<Role> roles) {}

    /** What came before its change is over, except the session that made it. */
    private record Password(@Nullable String credentialRef, Instant changedAt, @Nullable String changedBy) {

        static final Password NONE = new Password(null, Instant.MIN, null);

        boolean ends(SessionId sessionId, Session session) {
            return !session.startedAt().isAfter(changedAt)
                    && !sessionId.value().toString().equals(changedBy);
        }
    }

    /** One that nobody has heard of yet is about to start. */
    private record Session(Instant startedAt, boolean ended) {}

    private final StreamFold<Account> accounts;
    private final StreamFold<Set<Role>> groupRoles;
    private final StreamFold<Password> passwords;
    private final StreamFold<Session> sessions;

    Authority(EventStore store) {
        accounts = new StreamFold<>(store, new Account(false, Set.of(), Set.of()), Authority::step);
        groupRoles = new StreamFold<>(
                store,
                Set.of(),
                (roles, event) -> event.getPayload() instanceof GroupRolesChanged changed ? changed.roles() : roles);
        passwords = new StreamFold<>(store, Password.NONE, Authority::password);
        sessions = new StreamFold<>(store, new Session(Instant.MAX, false), Authority::session);
    }

    Standing of(UserId userId) {
        var account = accounts.of(userId.toString());
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(account.roles());
        account.groups().forEach(group -> roles.addAll(groupRoles.of(group.toString())));
        return new Standing(account.active(), account.groups(), roles);
    }

    /** Whether the person would still have the role after the command, which is about the own account or a group of theirs. */
    boolean keeps(Role role, UserId userId, Object command) {
        var account = accounts.of(userId.toString());
        var roles = EnumSet.noneOf(Role.class);
        if (command instanceof DeactivateUser deactivate && deactivate.userId().equals(userId)) {
            return false;
        }
        roles.addAll(
                command instanceof ChangeUserRoles change && change.userId().equals(userId)
                        ? change.roles()
                        : account.roles());
        for (var group : account.groups()) {
            if (command instanceof LeaveGroup leave
                    && leave.userId().equals(userId)
                    && leave.groupId().equals(group)) {
                continue;
            }
            roles.addAll(
                    command instanceof ChangeGroupRoles change
                                    && change.groupId().equals(group)
                            ? change.roles()
                            : groupRoles.of(group.toString()));
        }
        return new Standing(account.active(), account.groups(), roles).has(role);
    }

    /** Whether that is the password of the person: who may write into the views cannot put another one in its place. */
    boolean isPasswordOf(UserId userId, String credentialRef) {
        return credentialRef.equals(passwords.of(userId.toString()).credentialRef());
    }

    /** Whether it was ended, or the person's password was changed after its start. */
    boolean hasEnded(SessionId sessionId, UserId userId) {
        var session = sessions.of(sessionId.toString());
        return session.ended() || passwords.of(userId.toString()).ends(sessionId, session);
    }

    private static Password password(Password last, DomainEventMessage<?> message) {
        if (!(message.getPayload() instanceof PasswordSet set)) {
            return last;
        }
        return set.replacedRef() == null
                ? new Password(set.credentialRef(), last.changedAt(), last.changedBy())
                : new Password(set.credentialRef(), message.getTimestamp(), (String)
                        message.getMetaData().get(Metadata.SESSION_ID));
    }

    private static Session session(Session session, DomainEventMessage<?> message) {
        if (message.getPayload() instanceof SessionStarted) {
            return new Session(message.getTimestamp(), session.ended());
        }
        return message.getPayload() instanceof SessionEnded ? new Session(session.startedAt(), true) : session;
    }

    private static Account step(Account account, DomainEventMessage<?> message) {
        var event = message.getPayload();
        if (event instanceof UserRegistered || event instanceof UserActivated) {
            return new Account(true, account.groups(), account.roles());
        }
        if (event instanceof UserDeactivated) {
            return new Account(false, account.groups(), account.roles());
        }
        if (event instanceof UserRolesChanged changed) {
            return new Account(account.active(), account.groups(), changed.roles());
        }
        if (event instanceof GroupJoined joined) {
            var groups = sorted(account.groups());
            groups.add(joined.groupId());
            return new Account(account.active(), Collections.unmodifiableSet(groups), account.roles());
        }
        if (event instanceof GroupLeft left) {
            var groups = sorted(account.groups());
            groups.remove(left.groupId());
            return new Account(account.active(), Collections.unmodifiableSet(groups), account.roles());
        }
        return account;
    }

    private static Set<GroupId> sorted(Set<GroupId> groups) {
        var sorted = new TreeSet<GroupId>((one, other) -> one.value().compareTo(other.value()));
        sorted.addAll(groups);
        return sorted;
    }
}
