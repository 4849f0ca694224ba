package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangeClientPermissions;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserDetails;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.JoinGroup;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.PoolMarkedFavourite;
import io.vdibroker.api.person.event.PoolUnmarkedFavourite;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserDetailsChanged;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards one account: it is registered once, and every change of it is recorded once. */
@Aggregate
class User {

    @AggregateIdentifier
    private UserId userId;

    private @Nullable LoginKey loginKey;
    private @Nullable Details details;
    private @Nullable String credentialRef;
    private boolean active;
    private Set<Role> roles = EnumSet.noneOf(Role.class);
    private Set<ClientPermission> permissions = EnumSet.noneOf(ClientPermission.class);
    private final Set<GroupId> groups = new HashSet<>();
    private final Set<PoolId> favourites = new HashSet<>();

    private record Details(@Nullable Sealed firstName, @Nullable Sealed lastName, @Nullable Sealed mail) {}

    User() {} // for Axon

    /**
     * Whether the command is a repeat, which its login tells: names are sealed anew each time, and all else of an account
     * may have been changed since.
     */
    boolean isRegisteredLike(RegisterUser command) {
        if (loginKey != null && !loginKey.equals(command.loginKey())) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    userId + " has another login, which cannot be changed; register this one under a new id");
        }
        return loginKey != null;
    }

    /** Called by {@link UserRegistration}, which reserves the login in the same unit of work. */
    void register(RegisterUser command) {
        apply(new UserRegistered(
                command.userId(),
                command.loginKey(),
                command.login(),
                command.firstName(),
                command.lastName(),
                command.mail()));
        apply(new PasswordSet(command.userId(), command.credentialRef(), null));
        if (!command.roles().isEmpty()) {
            apply(new UserRolesChanged(command.userId(), command.roles()));
        }
        if (!command.permissions().isEmpty()) {
            apply(new ClientPermissionsChanged(command.userId(), command.permissions()));
        }
        command.groups().forEach(groupId -> apply(new GroupJoined(command.userId(), groupId)));
    }

    /** Tells who is a security administrator by what this account is now. */
    void note(SecurityRoles security) {
        security.note(userId, SecurityStanding.of(active, roles, groups));
    }

    String credentialRef() {
        return Objects.requireNonNull(credentialRef, "Who is registered has a password");
    }

    /** The same once more is a repeat of the command; the same words, sealed anew, cannot be told from others. */
    @CommandHandler
    void handle(ChangeUserDetails command) {
        var wanted = new Details(command.firstName(), command.lastName(), command.mail());
        if (!wanted.equals(details)) {
            apply(new UserDetailsChanged(userId, command.firstName(), command.lastName(), command.mail()));
        }
    }

    @CommandHandler
    String handle(ChangePassword command) {
        if (!command.credentialRef().equals(credentialRef)) {
            apply(new PasswordSet(userId, command.credentialRef(), credentialRef));
        }
        return credentialRef();
    }

    @CommandHandler
    void handle(JoinGroup command, People people, SecurityRoles security) {
        if (!groups.contains(command.groupId())) {
            people.refuseUnlessKnown(command.groupId());
            apply(new GroupJoined(userId, command.groupId()));
            note(security);
        }
    }

    @CommandHandler
    void handle(LeaveGroup command, SecurityRoles security) {
        if (groups.contains(command.groupId())) {
            apply(new GroupLeft(userId, command.groupId()));
            note(security);
        }
    }

    @CommandHandler
    void handle(ChangeUserRoles command, SecurityRoles security) {
        if (!roles.equals(command.roles())) {
            apply(new UserRolesChanged(userId, command.roles()));
            note(security);
        }
    }

    @CommandHandler
    void handle(ChangeClientPermissions command) {
        if (!permissions.equals(command.permissions())) {
            apply(new ClientPermissionsChanged(userId, command.permissions()));
        }
    }

    @CommandHandler
    void handle(DeactivateUser command, SecurityRoles security) {
        if (active) {
            apply(new UserDeactivated(userId));
            note(security);
        }
    }

    @CommandHandler
    void handle(ActivateUser command, SecurityRoles security) {
        if (!active) {
            apply(new UserActivated(userId));
            note(security);
        }
    }

    @CommandHandler
    void handle(MarkPoolFavourite command) {
        if (!favourites.contains(command.poolId())) {
            apply(new PoolMarkedFavourite(userId, command.poolId()));
        }
    }

    @CommandHandler
    void handle(UnmarkPoolFavourite command) {
        if (favourites.contains(command.poolId())) {
            apply(new PoolUnmarkedFavourite(userId, command.poolId()));
        }
    }

    @EventSourcingHandler
    void on(UserRegistered event) {
        userId = event.userId();
        loginKey = event.loginKey();
        details = new Details(event.firstName(), event.lastName(), event.mail());
        active = true;
    }

    @EventSourcingHandler
    void on(UserDetailsChanged event) {
        details = new Details(event.firstName(), event.lastName(), event.mail());
    }

    @EventSourcingHandler
    void on(PasswordSet event) {
        credentialRef = event.credentialRef();
    }

    @EventSourcingHandler
    void on(GroupJoined event) {
        groups.add(event.groupId());
    }

    @EventSourcingHandler
    void on(GroupLeft event) {
        groups.remove(event.groupId());
    }

    @EventSourcingHandler
    void on(UserRolesChanged event) {
        roles = event.roles();
    }

    @EventSourcingHandler
    void on(ClientPermissionsChanged event) {
        permissions = event.permissions();
    }

    @EventSourcingHandler
    void on(PoolMarkedFavourite event) {
        favourites.add(event.poolId());
    }

    @EventSourcingHandler
    void on(PoolUnmarkedFavourite event) {
        favourites.remove(event.poolId());
    }

    @EventSourcingHandler
    void on(UserDeactivated event) {
        active = false;
    }

    @EventSourcingHandler
    void on(UserActivated event) {
        active = true;
    }
}
