package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.refusal.SignInFailure;
import io.vdibroker.api.refusal.command.NoteFailedSignIn;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.secrets.PersonalData;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInContractTest extends OverTheWire {

    private static String body(String login, String password, String more) {
        return "{\"username\":\"" + login + "\",\"password\":\"" + password + "\"" + more + "}";
    }

    private static final String CURRENT = ",\"code\":\"\",\"ldap\":false,\"veil_connect_version\":\"1.14.9\"";

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/", "/api/auth", "/auth/", "/auth"})
    void answersATokenThatFitsIntoAUrl(String path) {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var reply = wire.post(path, null, body(login, World.PASSWORD, CURRENT));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("errors")).isFalse();
        assertThat(reply.data().path("access_token").asString()).matches("[A-Za-z0-9._-]+");
        assertThat(reply.data().path("domain").isNull()).isTrue();
        assertThat(reply.data().path("expires_on").asString())
                .matches("\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d UTC");
    }

    @Test
    void findsTheNameWithoutRegardToCase() {
        var login = "Вера" + UUID.randomUUID();
        world.person(login);
        assertThat(wire.signIn(login.toUpperCase(java.util.Locale.ROOT), World.PASSWORD)
                        .json()
                        .has("data"))
                .isTrue();
    }

    @Test
    void findsTheNameWhateverTheWidthOfItsLetters() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        assertThat(wire.signIn(login.replace("anna", "ａｎｎａ"), World.PASSWORD)
                        .json()
                        .has("data"))
                .isTrue();
    }

    @Test
    void servesWhoWasRegisteredAMomentAgo() {
        var login = "new" + UUID.randomUUID();
        world.register(login);
        await().until(() -> wire.signIn(login, World.PASSWORD).json().has("data"));
    }

    @Test
    void recordsTheSessionWithTheVersionOfTheClient() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        wire.token(login);
        assertThat(broker.commands)
                .filteredOn(StartSession.class::isInstance)
                .map(StartSession.class::cast)
                .filteredOn(start -> start.userId().equals(userId))
                .singleElement()
                .satisfies(start -> {
                    assertThat(start.clientVersion()).isEqualTo("1.14.9");
                    assertThat(start.credentialRef()).isNotBlank();
                });
    }

    @Test
    void refusesAWrongPasswordAnUnknownNameAndALockedAccountInTheSameWords() {
        var login = "anna" + UUID.randomUUID();
        var locked = "boris" + UUID.randomUUID();
        world.person(login);
        var lockedId = world.person(locked);
        world.events.publish(new UserDeactivated(lockedId));
        await().until(() -> !world.users.byId(lockedId).orElseThrow().active());
        var wrong = wire.signIn(login, "wrong");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.json().has("data")).isFalse();
        assertThat(wrong.message())
                .isNotBlank()
                .isEqualTo(wire.signIn("nobody" + UUID.randomUUID(), "wrong").message());
        assertThat(wire.signIn(locked, World.PASSWORD).message()).isEqualTo(wrong.message());
    }

    @Test
    void answersInTheLanguageOfTheClient() {
        var reply = wire.post("/api/auth/", null, body("nobody", "wrong", CURRENT), "Accept-Language", "ru");
        assertThat(reply.message()).startsWith("Неверное имя");
    }

    @Test // the client escapes nothing
    void explainsAPasswordThatBreaksTheJson() {
        var reply = wire.post("/api/auth/", null, body("anna", "se\"cret\\", CURRENT));
        assertThat(reply.message()).contains("password").doesNotContain("cret");
        assertThat(reply.json().has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "17", "{}", "{\"username\":[],\"password\":{}}"})
    void survivesAnyBody(String body) {
        var reply = wire.post("/api/auth/", null, body, "User-Agent", "a browser");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void refusesOldClientsAndOnlyThose() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var old = wire.post("/api/auth/", null, body(login, World.PASSWORD, ",\"veil_connect_version\":\"1.14.5\""));
        assertThat(old.status()).isEqualTo(403);
        assertThat(old.message()).contains("1.14.6");
        assertThat(wire.post("/api/auth/", null, body(login, World.PASSWORD, ""))
                        .status())
                .isEqualTo(403);
        assertThat(wire.post("/api/auth/", null, body(login, World.PASSWORD, ""), "User-Agent", "curl")
                        .json()
                        .has("data"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"ldap\":true", ",\"code\":\"123456\""})
    void saysWhatIsNotSetUp(String more) {
        var reply = wire.post(
                "/api/auth/", null, body("anna", World.PASSWORD, more + ",\"veil_connect_version\":\"1.14.9\""));
        assertThat(reply.message()).contains("not set up");
        assertThat(reply.json().has("data")).isFalse();
    }

    @Test
    void slowsDownWhoGuesses() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        for (var i = 0; i < 5; i++) {
            assertThat(wire.signIn(login, "wrong").code()).isEqualTo("NOT_AUTHENTICATED");
        }
        var slowed = wire.signIn(login, World.PASSWORD);
        assertThat(slowed.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(slowed.json().has("data")).isFalse();
    }

    @Test
    void notesFailuresWithAccountAndAddressAndWithoutWhatWasTyped() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        wire.signIn(login, "hunter2");
        await().untilAsserted(
                        () -> assertThat(failuresOf(userId)).singleElement().satisfies(note -> {
                            assertThat(note.failure()).isEqualTo(SignInFailure.WRONG);
                            assertThat(note.times()).isEqualTo(1);
                            assertThat(world.opened(Objects.requireNonNull(note.address())))
                                    .isEqualTo("127.0.0.1");
                            assertThat(note.toString()).doesNotContain("hunter2", login, "127.0.0.1");
                        }));
        assertThat(broker.notedBy).containsOnly("system:sign-in");
    }

    @Test
    void notesOfAnUnknownNameNothingButTheAddress() {
        wire.signIn("nobody" + UUID.randomUUID(), "wrong");
        await().untilAsserted(() -> assertThat(failuresOf(null)).isNotEmpty().allSatisfy(note -> {
            var address = Objects.requireNonNull(note.address());
            assertThat(address.personId()).isEqualTo(PersonalData.strangersOf(YearMonth.now(ZoneOffset.UTC)));
            assertThat(world.opened(address)).isEqualTo("127.0.0.1");
        }));
    }

    @Test
    void notesAFloodOfWrongPasswordsOnce() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        for (var i = 0; i < 50; i++) {
            wire.signIn(login, "wrong");
        }
        await().until(() -> failuresOf(userId).size() == 2);
        assertThat(failuresOf(userId))
                .extracting(NoteFailedSignIn::failure)
                .containsExactly(SignInFailure.WRONG, SignInFailure.THROTTLED);
    }

    @Test
    void notesWhoHasNoRoleInTheAdministration() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        var body = "{\"login\":\"" + login + "\",\"password\":\"" + World.PASSWORD + "\"}";
        assertThat(wire.post("/api/v1/sessions", null, body).status()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(failuresOf(userId))
                .extracting(NoteFailedSignIn::failure)
                .containsExactly(SignInFailure.NO_ROLE));
    }

    private List<NoteFailedSignIn> failuresOf(@Nullable UserId userId) {
        return broker.commands.stream()
                .filter(NoteFailedSignIn.class::isInstance)
                .map(NoteFailedSignIn.class::cast)
                .filter(note -> Objects.equals(userId, note.userId()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/client/pools", "/client/pools", "/api/client/get_user_data"})
    void answersA401WithoutAChallengeToWhoIsNotSignedIn(String path) {
        for (var token : new String[] {null, "nonsense", "a.b.c"}) {
            var reply = wire.get(path, token);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.message()).isNotBlank();
            assertThat(reply.response().headers().firstValue("WWW-Authenticate"))
                    .isEmpty();
        }
    }

    @Test
    void takesTheSchemeInAnyCase() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var token = wire.token(login);
        for (var scheme : List.of("jwt ", "JWT ", "Bearer ")) {
            assertThat(wire.get("/api/client/pools", null, "Authorization", scheme + token)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void signsOutWith200AndForgetsTheTokenAtOnce() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var token = wire.token(login);
        assertThat(wire.get("/api/client/pools", token).status()).isEqualTo(200);
        assertThat(wire.post("/api/logout", token, "").status()).isEqualTo(200);
        assertThat(wire.get("/api/client/pools", token).status()).isEqualTo(401);
        assertThat(wire.post("/api/logout", token, "").status()).isEqualTo(200);
        assertThat(wire.post("/api/logout", "nonsense", "").status()).isEqualTo(200);
    }

    @Test
    void keepsOtherDevicesOfThePersonSignedIn() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var one = wire.token(login);
        var other = wire.token(login);
        wire.post("/api/logout", one, "");
        assertThat(wire.get("/api/client/pools", other).status()).isEqualTo(200);
    }

    @Test
    void refusesARevokedSession() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        var token = wire.token(login);
        var session = session(userId);
        world.events.publish(new SessionEnded(session, userId, SessionEnd.REVOKED));
        await().until(() -> wire.get("/api/client/pools", token).status() == 401);
    }

    @Test
    void endsTheOldestSessionWhenThereAreMoreThanAreAllowed() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        var tokens = IntStream.range(0, 22).mapToObj(i -> wire.token(login)).toList();
        await().until(() -> wire.get("/api/client/pools", tokens.get(0)).status() == 401);
        await().until(() -> wire.get("/api/client/pools", tokens.get(1)).status() == 401);
        assertThat(tokens.subList(2, 22)).allSatisfy(token -> assertThat(
                        wire.get("/api/client/pools", token).status())
                .isEqualTo(200));
    }

    @Test
    void findsAnAccountByTheFormOfItsLoginThatEarlierVersionsHad() {
        var login = "straße" + UUID.randomUUID();
        world.person(login);
        assertThat(wire.signIn(login.toUpperCase(java.util.Locale.ROOT).replace("SS", "ß"), World.PASSWORD)
                        .json()
                        .has("data"))
                .isTrue();
    }

    @Test
    void endsTheSessionsOfALockedAccount() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        var token = wire.token(login);
        await().until(() -> wire.get("/api/client/pools", token).status() == 200);
        world.events.publish(new UserDeactivated(userId));
        await().until(() -> wire.get("/api/client/pools", token).status() == 401);
    }

    @Test
    void endsTheOtherSessionsWhenThePasswordIsChanged() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login);
        var one = wire.token(login);
        var other = wire.token(login);
        world.passwordChanged(userId, session(userId));
        await().until(() -> wire.get("/api/client/pools", other).status() == 401);
        assertThat(wire.get("/api/client/pools", one).status()).isEqualTo(200);
        world.passwordChanged(userId, null);
        await().until(() -> wire.get("/api/client/pools", one).status() == 401);
    }

    @Test
    void refusesTheRefreshTokenOfASessionBeforeTheChangeOfThePassword() {
        var login = "anna" + UUID.randomUUID();
        var userId = world.person(login, io.vdibroker.api.person.Role.OPERATOR);
        var tokens = wire.post(
                        "/api/v1/sessions",
                        null,
                        "{\"login\":\"" + login + "\",\"password\":\"" + World.PASSWORD + "\"}")
                .json();
        var refresh = "{\"refreshToken\":\"" + tokens.path("refreshToken").asString() + "\"}";
        assertThat(wire.post("/api/v1/sessions/refresh", null, refresh).status())
                .isEqualTo(200);
        world.passwordChanged(userId, null);
        await().until(() -> wire.post("/api/v1/sessions/refresh", null, refresh).status() == 401);
    }

    /** The first one. */
    private io.vdibroker.api.session.SessionId session(io.vdibroker.api.person.UserId userId) {
        return broker.commands.stream()
                .filter(StartSession.class::isInstance)
                .map(StartSession.class::cast)
                .filter(start -> start.userId().equals(userId))
                .findFirst()
                .orElseThrow()
                .sessionId();
    }

    @Test
    void survivesAnyNumberOfLanguages() {
        var languages = "de,en,fr,it,es,pt,nl,sv,no,da,fi,pl,cs,sk,hu,ru,".repeat(50) + "uk";
        var reply = wire.post("/api/auth/", null, body("nobody", "wrong", CURRENT), "Accept-Language", languages);
        assertThat(reply.code()).isEqualTo("NOT_AUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*;q=nonsense", "ru;q=2", ";;;,,,"})
    void survivesAnyLanguage(String languages) {
        var reply = wire.post("/api/auth/", null, body("nobody", "wrong", CURRENT), "Accept-Language", languages);
        assertThat(reply.code()).isEqualTo("NOT_AUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/error", "/api/error"})
    void knowsNothingAtTheAddressOfErrors(String path) {
        assertThat(wire.get(path, null).status()).isEqualTo(404);
        assertThat(wire.get(path, null, "Accept", "text/html").status()).isEqualTo(404);
        assertThat(wire.post(path, null, "{}").status()).isIn(404, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/foo", "/api/v1/history", "/api/v1/"})
    void answersAdministratorsWithAProblemWhoeverTheyAre(String path) {
        var reply = wire.get(path, null);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().path("code").asString()).isEqualTo("NOT_AUTHENTICATED");
    }

    @Test
    void hasNoSingleSignOn() {
        var reply = wire.get("/api/sso/", null);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.message()).isNotBlank();
    }
}
