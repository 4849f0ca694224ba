package io.vdibroker.command.person;

import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.event.LoginReserved;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.delivery.bus.Commands;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Makes an account that of a security administrator who can sign in: for who has the data directory and its master key.
 */
@Component
public class AccountRecovery {

    private static final String ACTOR = "system:admin-reset";

    private final Commands commands;
    private final EventStore events;
    private final Accounts accounts;
    private final PasswordRules rules;

    AccountRecovery(Commands commands, EventStore events, Accounts accounts, PasswordRules rules) {
        this.commands = commands;
        this.events = events;
        this.accounts = accounts;
        this.rules = rules;
    }

    /**
     * The account of that login has the password, is active and has the role; false if there is none. All of it may be
     * repeated.
     */
    public boolean recover(String login, String password) {
        var owner = owner(login);
        owner.ifPresent(userId -> recover(userId, password));
        return owner.isPresent();
    }

    private void recover(UserId userId, String password) {
        rules.check(userId, password);
        var sender = commands.as(ACTOR, UUID.randomUUID().toString());
        accounts.withHash(password, ref -> sender.send(new ChangePassword(userId, ref)))
                .join();
        sender.sendAndWait(new ActivateUser(userId));
        Set<Role> roles = EnumSet.of(Role.SECURITY_ADMINISTRATOR);
        roles.addAll(rolesOf(userId));
        sender.sendAndWait(new ChangeUserRoles(userId, roles));
    }

    private Optional<UserId> owner(String login) {
        return events.readEvents(accounts.key(login).toString())
                .asStream()
                .map(Message::getPayload)
                .filter(LoginReserved.class::isInstance)
                .map(event -> ((LoginReserved) event).userId())
                .findFirst();
    }

    private Set<Role> rolesOf(UserId userId) {
        return events.readEvents(userId.toString())
                .asStream()
                .map(Message::getPayload)
                .filter(UserRolesChanged.class::isInstance)
                .map(event -> ((UserRolesChanged) event).roles())
                .reduce(Set.of(), (before, after) -> after);
    }
}
