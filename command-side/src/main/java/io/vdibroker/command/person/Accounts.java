package io.vdibroker.command.person;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.delivery.bus.Sender;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.PasswordHashes;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.web.InvalidRequest;
import io.vdibroker.web.RequestRefused;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares what a command about an account may carry: sealed names, a keyed hash of the login, a reference to the password. */
@Component
public class Accounts {

    /** A new account, with what has no place in a message still in clear. */
    public record Account(
            UserId userId,
            String login,
            String password,
            @Nullable Sealed firstName,
            @Nullable Sealed lastName,
            @Nullable Sealed mail,
            Set<Role> roles,
            Set<ClientPermission> permissions,
            Set<GroupId> groups) {

        /** Says whose it is, and nothing else. */
        @Override
        public String toString() {
            return "Account(" + userId + ")";
        }
    }

    private final PersonalData personalData;
    private final PasswordHashes passwords;
    private final PasswordRules rules;
    private final EventStore events;
    private final EarlierLogins earlierLogins;

    Accounts(
            PersonalData personalData,
            PasswordHashes passwords,
            PasswordRules rules,
            EventStore events,
            EarlierLogins earlierLogins) {
        this.earlierLogins = earlierLogins;
        this.events = events;
        this.personalData = personalData;
        this.passwords = passwords;
        this.rules = rules;
    }

    /**
     * Registers the account; if that is refused or a repeat, nothing of it stays in secrets but the person's key. What
     * is
     * no repeat, as it brings something else than the account was registered with, is refused with {@link
     * RequestRefused}:
     * CONFLICT. Of passwords the one that holds is compared, as no other is kept.
     */
    public CompletableFuture<?> register(Sender sender, Account account) {
        if (Logins.mixesLookAlikes(account.login())) {
            throw new InvalidRequest("login", "Must not mix Latin, Cyrillic and Greek letters, which look alike");
        }
        rules.check(account.login(), account.password());
        if (earlierLogins.hasTaken(key(account.login()), account.userId())) {
            throw new RequestRefused(RejectionCode.LOGIN_TAKEN, "Another user has this login; choose another one");
        }
        var first = new AtomicReference<String>();
        return withHash(account.password(), ref -> {
                    first.set(ref);
                    return sender.send(new RegisterUser(
                            account.userId(),
                            key(account.login()),
                            personalData.seal(account.userId(), account.login()),
                            account.firstName(),
                            account.lastName(),
                            account.mail(),
                            ref,
                            account.roles(),
                            account.permissions(),
                            account.groups()));
                })
                .thenApply(holds -> {
                    if (!holds.equals(first.get())) {
                        refuseUnlessRepeated(account, String.valueOf(holds));
                    }
                    return holds;
                });
    }

    private void refuseUnlessRepeated(Account asked, String credentialRef) {
        var recorded = FirstCommand.of(events, asked.userId().toString());
        if (!Registration.of(recorded, personalData).equals(Registration.of(asked, personalData))
                || !passwords.matches(credentialRef, asked.password())) {
            throw new RequestRefused(
                    RejectionCode.CONFLICT,
                    asked.userId()
                            + " was registered with something else, or has another password by now; change it with"
                            + " PUT to its password, roles, permissions, details or groups");
        }
    }

    /** What guards a login: as an earlier version had it, if that is reserved. */
    LoginKey key(String login) {
        var earlier = key(Logins.normal(login), personalData);
        return events.lastSequenceNumberFor(earlier.toString()).isPresent()
                ? earlier
                : key(Logins.folded(login), personalData);
    }

    private static LoginKey key(String form, PersonalData personalData) {
        return new LoginKey(personalData.hmac(Purpose.USER_LOGIN, form));
    }

    private static CompletableFuture<?> sent(String ref, Function<String, CompletableFuture<?>> command) {
        try {
            return command.apply(ref);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Sends a command that carries the reference of a password's hash, and is answered with the one that holds; no other is kept. */
    public CompletableFuture<?> withHash(String password, Function<String, CompletableFuture<?>> command) {
        var ref = passwords.store(password);
        return sent(ref, command).whenComplete((holds, error) -> {
            if (error != null || !ref.equals(holds)) {
                passwords.delete(ref);
            }
        });
    }
}
