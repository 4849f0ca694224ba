package io.vdibroker.query.session.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.session.SessionEndings;
import io.vdibroker.query.session.SessionProperties;
import io.vdibroker.query.session.SignIn;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.AccessTokens.Proof;
import io.vdibroker.web.AccessTokens.Use;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.NoRoleNeeded;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Administrators sign in, stay signed in and sign out. */
@AdminRest
@NoRoleNeeded
@EvenWhenBusy
@RequestMapping("/api/v1/sessions")
class AdministrationSessionEndpoint {

    record Credentials(@NotNull @Size(max = 256) String login, @NotNull @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    record Refresh(@NotNull @Size(max = 4096) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh";
        }
    }

    /** The access token is good until the given time; the other one gets the next. */
    record Tokens(String accessToken, String refreshToken, Instant expiresAt, UserId userId) {

        @Override
        public String toString() {
            return "Tokens(" + userId + ")";
        }
    }

    private final SignIn signIn;
    private final SessionEndings endings;
    private final Users users;
    private final AccessTokens tokens;
    private final SessionProperties properties;
    private final Clock clock;

    AdministrationSessionEndpoint(
            SignIn signIn,
            SessionEndings endings,
            Users users,
            AccessTokens tokens,
            SessionProperties properties,
            Clock clock) {
        this.signIn = signIn;
        this.endings = endings;
        this.users = users;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Tokens> open(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var session = signIn.open(
                new SignIn.Attempt(credentials.login(), credentials.password(), SessionKind.ADMINISTRATION, null),
                request);
        return answer(HttpStatus.CREATED, session, tokens.issue(session, Use.REFRESH));
    }

    /** The roles are looked at again: who has none any more gets no further token. */
    @PostMapping("/refresh")
    ResponseEntity<Tokens> refresh(@Valid @RequestBody Refresh refresh) {
        return tokens.verify(refresh.refreshToken(), Use.REFRESH)
                .filter(session -> session.kind() == SessionKind.ADMINISTRATION)
                .filter(session -> !endings.hasEnded(session.sessionId()))
                .filter(session ->
                        users.byId(session.userId()).filter(this::mayStay).isPresent())
                .map(session -> answer(HttpStatus.OK, session, refresh.refreshToken()))
                .orElseThrow(() -> new RequestRefused(
                        RejectionCode.NOT_AUTHENTICATED, "The session is over; sign in with login and password"));
    }

    @DeleteMapping("/current")
    CompletableFuture<ResponseEntity<Void>> end(Caller caller) {
        return signIn.end(caller).thenApply(done -> ResponseEntity.noContent().build());
    }

    private boolean mayStay(Account account) {
        return account.active() && signIn.mayAdminister(account);
    }

    private ResponseEntity<Tokens> answer(HttpStatus status, Proof session, String refreshToken) {
        var end = clock.instant().plus(properties.accessLife()).truncatedTo(ChronoUnit.SECONDS);
        var access = new Proof(
                session.userId(),
                session.sessionId(),
                session.kind(),
                end.isAfter(session.expiresAt()) ? session.expiresAt() : end);
        return ResponseEntity.status(status)
                .body(new Tokens(tokens.issue(access, Use.ACCESS), refreshToken, access.expiresAt(), access.userId()));
    }
}
