package io.vdibroker.query.session;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.refusal.SignInFailure;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.person.Users;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.PasswordHashes;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.web.AccessTokens.Proof;
import io.vdibroker.web.Caller;
import io.vdibroker.web.Callers;
import io.vdibroker.web.CurrentPasswords;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens sessions for those who know their password, and ends them. A typed name is neither kept nor logged: it becomes a
 * keyed hash at once. An unknown name, a wrong password and a locked account take the same time and get the same words.
 */
@Component
public class SignIn implements CurrentPasswords {

    private static final int LONGEST_LOGIN = 256;
    private static final int LONGEST_PASSWORD = 1024;

    /** What somebody typed. */
    public record Attempt(String login, String password, SessionKind kind, @Nullable String clientVersion) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Attempt(" + kind + ")";
        }
    }

    private final PersonalData personalData;
    private final PasswordHashes passwords;
    private final Users users;
    private final SignInThrottle throttle;
    private final FailedSignIns failed;
    private final Callers callers;
    private final Commands commands;
    private final SessionEndings endings;
    private final SessionLimit limit;
    private final SessionProperties properties;
    private final Clock clock;

    SignIn(
            PersonalData personalData,
            PasswordHashes passwords,
            Users users,
            SignInThrottle throttle,
            FailedSignIns failed,
            Callers callers,
            Commands commands,
            SessionEndings endings,
            SessionLimit limit,
            SessionProperties properties,
            Clock clock) {
        this.personalData = personalData;
        this.passwords = passwords;
        this.users = users;
        this.throttle = throttle;
        this.failed = failed;
        this.callers = callers;
        this.commands = commands;
        this.endings = endings;
        this.limit = limit;
        this.properties = properties;
        this.clock = clock;
    }

    /** A new session, or {@link RequestRefused}: NOT_AUTHENTICATED, TOO_MANY_ATTEMPTS, NOT_ALLOWED. */
    public Proof open(Attempt attempt, HttpServletRequest request) {
        var account = account(attempt, request);
        if (attempt.kind() == SessionKind.ADMINISTRATION && !mayAdminister(account)) {
            failed.note(account.userId(), request.getRemoteAddr(), SignInFailure.NO_ROLE);
            throw new RequestRefused(
                    RejectionCode.NOT_ALLOWED,
                    "This account has no role in the administration; a security administrator can give it one");
        }
        var session = new Proof(
                account.userId(),
                new SessionId(UUID.randomUUID()),
                attempt.kind(),
                clock.instant().plus(life(attempt.kind())).truncatedTo(ChronoUnit.SECONDS));
        var caller = callers.proven(session, request);
        try {
            commands.with(caller.metadata())
                    .sendAndWait(new StartSession(
                            session.sessionId(),
                            session.userId(),
                            session.kind(),
                            attempt.clientVersion(),
                            session.expiresAt(),
                            Objects.requireNonNull(account.credentialRef(), "Whose password was right has one")));
        } catch (Refused refused) {
            throw refused.details().code()
                            == RejectionCode.SESSION_ENDED // locked, or another password; the view did not know it
                    ? wrong()
                    : new RequestRefused(
                            refused.details().code(), refused.details().message());
        }
        limit.begun(session.userId(), caller.correlationId());
        return session;
    }

    /** Whether the person may have an administration session at all. */
    public boolean mayAdminister(Account account) {
        return users.rolesOf(account).stream().anyMatch(role -> role.ordinal() <= Role.OPERATOR.ordinal());
    }

    /** Ends the caller's own session; in this process from now on, whenever the command is through. */
    public CompletableFuture<?> end(Caller caller) {
        endings.ended(caller.sessionId(), SessionEnd.SIGNED_OUT);
        return commands.with(caller.metadata()).send(new EndSession(caller.sessionId()));
    }

    @Override
    public void check(Caller caller, String password, HttpServletRequest request) {
        var account = users.byId(caller.userId()).orElseThrow(SignIn::wrong);
        var right = password.length() <= LONGEST_PASSWORD
                && throttled(
                        account.loginKey().value(),
                        account,
                        request,
                        () -> passwords.matches(account.credentialRef(), password));
        if (!right) {
            failed.note(account.userId(), request.getRemoteAddr(), SignInFailure.WRONG);
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "The current password is wrong");
        }
    }

    private Account account(Attempt attempt, HttpServletRequest request) {
        var login = attempt.login().strip();
        if (login.length() > LONGEST_LOGIN || attempt.password().length() > LONGEST_PASSWORD) {
            failed.note(null, request.getRemoteAddr(), SignInFailure.WRONG);
            throw wrong();
        }
        var key = personalData.hmac(Purpose.USER_LOGIN, Logins.folded(login));
        var account = ofEarlierVersion(login)
                .or(() -> users.byLogin(new LoginKey(key)))
                .orElse(null);
        var right = throttled(key, account, request, () -> {
            var matches = passwords.matches(account == null ? null : account.credentialRef(), attempt.password());
            return matches && account != null && account.active();
        });
        if (!right || account == null) {
            failed.note(account == null ? null : account.userId(), request.getRemoteAddr(), SignInFailure.WRONG);
            throw wrong();
        }
        return account;
    }

    private Optional<Account> ofEarlierVersion(String login) {
        var form = Logins.normal(login);
        return form.equals(Logins.folded(login))
                ? Optional.empty()
                : users.byLogin(new LoginKey(personalData.hmac(Purpose.USER_LOGIN, form)));
    }

    private boolean throttled(
            String key, @Nullable Account account, HttpServletRequest request, BooleanSupplier password) {
        try {
            return throttle.check(key, origin(request), password);
        } catch (RequestRefused tooMany) {
            failed.note(account == null ? null : account.userId(), request.getRemoteAddr(), SignInFailure.THROTTLED);
            throw tooMany;
        }
    }

    private Origin origin(HttpServletRequest request) {
        var origin = Origin.of(request.getRemoteAddr());
        return new Origin(
                personalData.hmac(Purpose.ADDRESS, origin.address()),
                personalData.hmac(Purpose.ADDRESS, origin.network()));
    }

    private Duration life(SessionKind kind) {
        return kind == SessionKind.CLIENT ? properties.clientLife() : properties.administrationLife();
    }

    private static RequestRefused wrong() {
        return new RequestRefused(
                RejectionCode.NOT_AUTHENTICATED, "The name or the password is wrong, or the account is locked");
    }
}
