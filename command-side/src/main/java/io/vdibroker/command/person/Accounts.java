package io.vdibroker.command.person;

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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

    Accounts(PersonalData personalData, PasswordHashes passwords, PasswordRules rules) {
        this.personalData = personalData;
        this.passwords = passwords;
        this.rules = rules;
    }

    /** Registers the account; if that is refused or a repeat, nothing of it stays in secrets but the person's key. */
    public CompletableFuture<?> register(Sender sender, Account account) {
        if (Logins.mixesLookAlikes(account.login())) {
            throw new InvalidRequest("login", "Must not mix Latin, Cyrillic and Greek letters, which look alike");
        }
        rules.check(account.login(), account.password());
        return withHash(
                account.password(),
                ref -> sender.send(new RegisterUser(
                        account.userId(),
                        key(account.login()),
                        personalData.seal(account.userId(), account.login()),
                        account.firstName(),
                        account.lastName(),
                        account.mail(),
                        ref,
                        account.roles(),
                        account.permissions(),
                        account.groups())));
    }

    /** What guards a login. */
    LoginKey key(String login) {
        return new LoginKey(personalData.hmac(Purpose.USER_LOGIN, Logins.normal(login)));
    }

    /** Sends a command that carries the reference of a password's hash, and is answered with the one that holds; no other is kept. */
    public CompletableFuture<?> withHash(String password, Function<String, CompletableFuture<?>> command) {
        var ref = passwords.store(password);
        return command.apply(ref).whenComplete((holds, error) -> {
            if (error != null || !ref.equals(holds)) {
                passwords.delete(ref);
            }
        });
    }
}
