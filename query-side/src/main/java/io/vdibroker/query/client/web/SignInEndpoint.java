package io.vdibroker.query.client.web;

import io.vdibroker.api.session.SessionKind;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.session.SignIn;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.AccessTokens.Use;
import io.vdibroker.web.Caller;
import io.vdibroker.web.Callers;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.NotAuthenticated;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How VeiL Connect signs in and out. */
@ClientRest
@EvenWhenBusy
class SignInEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(SignInEndpoint.class);
    private static final String DESKTOP_CLIENT = "thin-client";
    private static final int LONGEST_VERSION = 32;
    private static final long LOGOUT_PATIENCE_MS = 800; // the client waits a second
    private static final DateTimeFormatter EXPIRES_ON = DateTimeFormatter.ofPattern(
                    "dd.MM.yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The token is opaque to the client, which puts it into a URL as it is. */
    record SignedIn(String access_token, String expires_on, String username, @Nullable String domain) {

        @Override
        public String toString() {
            return "SignedIn(until " + expires_on + ")";
        }
    }

    private final SignIn signIn;
    private final AccessTokens tokens;
    private final Callers callers;
    private final Phrases phrases;
    private final ClientProperties properties;
    private final ClientVersion oldest;

    SignInEndpoint(SignIn signIn, AccessTokens tokens, Callers callers, Phrases phrases, ClientProperties properties) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.callers = callers;
        this.phrases = phrases;
        this.properties = properties;
        this.oldest = ClientVersion.of(properties.oldestClient())
                .orElseThrow(() -> new IllegalStateException(
                        "vdi.client.oldest-client is no version: " + properties.oldestClient()));
    }

    @PostMapping("/auth")
    ResponseEntity<Object> signIn(HttpServletRequest request) {
        ClientBody body;
        try {
            body = ClientBody.of(request);
        } catch (ClientBody.Unreadable e) {
            return refuse(Phrase.UNREADABLE_CREDENTIALS, request); // the client escapes nothing in what was typed
        }
        var version = body.text("veil_connect_version").map(String::strip);
        if (isTooOld(version, request)) {
            return Envelope.error(
                    HttpStatus.FORBIDDEN,
                    "403",
                    phrases.say(phrases.languageOf(request), Phrase.CLIENT_TOO_OLD, properties.oldestClient()));
        }
        var login = body.text("username").map(String::strip).filter(name -> !name.isEmpty());
        var password = body.text("password").filter(typed -> !typed.isEmpty());
        if (login.isEmpty() || password.isEmpty()) {
            return refuse(Phrase.NO_CREDENTIALS, request);
        }
        if (body.flag("ldap")) {
            return refuse(Phrase.DIRECTORY_NOT_SET_UP, request);
        }
        if (body.text("code").filter(code -> !code.isBlank()).isPresent()) {
            return refuse(Phrase.TWO_FACTOR_NOT_SET_UP, request);
        }
        var session = signIn.open(
                new SignIn.Attempt(login.get(), password.get(), SessionKind.CLIENT, known(version)), request);
        return Envelope.of(new SignedIn(
                tokens.issue(session, Use.ACCESS), EXPIRES_ON.format(session.expiresAt()), login.get(), null));
    }

    /** Always 200: a client that wants to leave is never told that it cannot. */
    @PostMapping("/logout")
    CompletableFuture<ResponseEntity<Void>> signOut(HttpServletRequest request) {
        ResponseEntity<Void> gone = ResponseEntity.ok().build();
        Caller caller;
        try {
            caller = callers.require(request, SessionKind.CLIENT);
        } catch (NotAuthenticated e) {
            return CompletableFuture.completedFuture(gone); // its session is over already
        }
        return signIn.end(caller)
                .orTimeout(LOGOUT_PATIENCE_MS, TimeUnit.MILLISECONDS)
                .handle((done, error) -> {
                    if (error != null) {
                        LOG.warn("The end of {} was not recorded in time", caller.sessionId(), error);
                    }
                    return gone;
                });
    }

    @GetMapping("/sso")
    ResponseEntity<Object> singleSignOn(HttpServletRequest request) {
        return Envelope.error(
                HttpStatus.UNAUTHORIZED,
                "401",
                phrases.say(phrases.languageOf(request), Phrase.SINGLE_SIGN_ON_NOT_SET_UP));
    }

    /** Browsers and scripts have no version of VeiL Connect. */
    private boolean isTooOld(Optional<String> version, HttpServletRequest request) {
        return DESKTOP_CLIENT.equals(request.getHeader(HttpHeaders.USER_AGENT))
                && version.flatMap(ClientVersion::of)
                        .filter(known -> known.compareTo(oldest) >= 0)
                        .isEmpty();
    }

    private static @Nullable String known(Optional<String> version) {
        return version.filter(text -> text.length() <= LONGEST_VERSION)
                .filter(text -> ClientVersion.of(text).isPresent())
                .orElse(null);
    }

    private ResponseEntity<Object> refuse(Phrase phrase, HttpServletRequest request) {
        return Envelope.error(phrase.name(), phrases.say(phrases.languageOf(request), phrase));
    }
}
