package io.vdibroker.command.person;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.InvalidRequest;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Creates the account {@code admin} at the very first start, with the password of {@code VDI_ADMIN_PASSWORD} or with a
 * generated one that is printed once. Later starts change nothing.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    static final UserId USER_ID = new UserId(Uuids.derive(new UUID(0, 0), "first-administrator"));

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LOGIN = "admin";

    private final EventStore events;
    private final Commands commands;
    private final Accounts accounts;
    private final PasswordRules rules;
    private final String givenPassword;

    FirstAdministrator(
            EventStore events,
            Commands commands,
            Accounts accounts,
            PasswordRules rules,
            @Value("${VDI_ADMIN_PASSWORD:}") String givenPassword) {
        this.events = events;
        this.commands = commands;
        this.accounts = accounts;
        this.rules = rules;
        this.givenPassword = givenPassword;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (events.lastSequenceNumberFor(USER_ID.toString()).isPresent()) {
            return;
        }
        if (!givenPassword.isEmpty()) {
            requireGood();
        }
        var password = givenPassword.isEmpty() ? NewPasswords.make() : givenPassword;
        accounts.register(
                        commands.as("system:start", UUID.randomUUID().toString()),
                        new Accounts.Account(
                                USER_ID,
                                LOGIN,
                                password,
                                null,
                                null,
                                null,
                                Set.of(Role.SECURITY_ADMINISTRATOR),
                                EnumSet.allOf(ClientPermission.class),
                                Set.of()))
                .join();
        if (givenPassword.isEmpty()) {
            log.warn("The first administrator is 'admin', with this password, which is shown only now: {}", password);
        } else {
            log.info("The first administrator is 'admin', with the password of VDI_ADMIN_PASSWORD");
        }
    }

    private void requireGood() {
        try {
            rules.check(LOGIN, givenPassword);
        } catch (InvalidRequest e) {
            throw new IllegalStateException("VDI_ADMIN_PASSWORD cannot be a password: " + e.getMessage(), e);
        }
    }
}
