package io.vdibroker.command.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.command.CommandSide;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Nobody who can sign in fills the history: on the command bus and the store of the product. */
@SpringBootTest(classes = PersonLimitTest.Application.class, properties = "vdi.person.events-per-minute=10")
@DirtiesContext // or the store would write into its directory while that is deleted
class PersonLimitTest {

    private static final int MOST = 10;

    private static volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Application {

        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
        }
    }

    @TempDir
    static Path directory;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @Autowired
    Commands commands;

    @Autowired
    EventStore events;

    private final PoolId pool = new PoolId(UUID.randomUUID());
    private UserId anna;
    private UserId boris;

    @BeforeEach
    void register() {
        anna = registered(Role.SECURITY_ADMINISTRATOR);
        boris = registered(Role.OPERATOR);
    }

    @Test
    void refusesWhatGoesBeyondTheMinuteOfOnePerson() {
        IntStream.range(0, MOST).forEach(i -> assertThat(toggle(anna, i)).isNull());
        var recorded = lastOf(anna);

        IntStream.range(0, 5).forEach(i -> assertThat(toggle(anna, i)).isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS));

        assertThat(lastOf(anna)).isEqualTo(recorded);
        assertThat(toggle(boris, 0)).as("others").isNull();
        pass(Duration.ofSeconds(59));
        assertThat(toggle(anna, 0)).isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS);
        pass(Duration.ofSeconds(1));
        IntStream.range(0, MOST).forEach(i -> assertThat(toggle(anna, i)).isNull());
        assertThat(toggle(anna, 0)).isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS);
    }

    @Test
    void countsSignInsAndLetsEverybodySignOut() {
        var last = new SessionId(UUID.randomUUID());
        assertThat(signIn(boris, last)).isNull();
        IntStream.range(1, MOST).forEach(i -> assertThat(signIn(boris, new SessionId(UUID.randomUUID())))
                .isNull());

        assertThat(signIn(boris, new SessionId(UUID.randomUUID()))).isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS);
        assertThat(send(boris, last, new ChangePassword(boris, "another ref")))
                .isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS);
        assertThat(send(boris, last, new EndSession(last))).isNull();
    }

    @Test
    void isItselfRecordedOnceHoweverOftenItRefuses() {
        IntStream.range(0, MOST).forEach(i -> signIn(boris, new SessionId(UUID.randomUUID())));
        IntStream.range(0, 2 * MOST).forEach(i -> assertThat(signIn(boris, new SessionId(UUID.randomUUID())))
                .isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS));

        await().until(() -> !refusals(boris).isEmpty());
        assertThat(refusals(boris)).singleElement().satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(RejectionCode.TOO_MANY_ATTEMPTS);
            assertThat(refused.subject()).isNull();
        });
    }

    private List<CommandRefused> refusals(UserId userId) {
        List<CommandRefused> found = new ArrayList<>();
        try (var stored = events.openStream(null)) {
            while (stored.hasNextAvailable()) {
                if (stored.nextAvailable().getPayload() instanceof CommandRefused refused
                        && refused.userId().equals(userId)) {
                    found.add(refused);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    @Test
    void countsNothingThatRecordsNothingOrIsRefused() {
        IntStream.range(0, 3 * MOST).forEach(i -> assertThat(send(anna, new UnmarkPoolFavourite(anna, pool)))
                .isNull());
        IntStream.range(0, 3 * MOST).forEach(i -> assertThat(send(anna, new MarkPoolFavourite(boris, pool)))
                .isEqualTo(RejectionCode.NOT_ALLOWED));
        IntStream.range(0, MOST).forEach(i -> assertThat(toggle(anna, i)).isNull());
    }

    @Test
    void leavesAdministrationAlone() {
        IntStream.range(0, 3 * MOST).forEach(i -> assertThat(
                        send(anna, new CreateGroup(new GroupId(UUID.randomUUID()), "g" + UUID.randomUUID(), Set.of())))
                .isNull());
        IntStream.range(0, 2 * MOST).forEach(i -> assertThat(send(anna, new ChangePassword(boris, "ref " + i)))
                .as("the password of somebody else")
                .isNull());
    }

    @Test
    void letsNobodyWaitForAClockThatWasSetBack() {
        IntStream.range(0, MOST).forEach(i -> assertThat(toggle(anna, i)).isNull());
        pass(Duration.ofHours(-5));
        assertThat(toggle(anna, 0)).isNull();
    }

    private static void pass(Duration time) {
        now = now.plus(time);
    }

    private @Nullable RejectionCode toggle(UserId userId, int i) {
        return send(userId, i % 2 == 0 ? new MarkPoolFavourite(userId, pool) : new UnmarkPoolFavourite(userId, pool));
    }

    private @Nullable RejectionCode signIn(UserId userId, SessionId sessionId) {
        return send(
                userId,
                sessionId,
                new StartSession(sessionId, userId, SessionKind.CLIENT, null, now.plusSeconds(60), passwordOf(userId)));
    }

    private String passwordOf(UserId userId) {
        return events.readEvents(userId.toString())
                .asStream()
                .map(event -> event.getPayload())
                .filter(PasswordSet.class::isInstance)
                .map(event -> ((PasswordSet) event).credentialRef())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private @Nullable RejectionCode send(UserId userId, Object command) {
        return send(userId, new SessionId(UUID.randomUUID()), command);
    }

    private @Nullable RejectionCode send(UserId userId, SessionId sessionId, Object command) {
        try {
            commands.with(Map.of(
                            Metadata.ACTOR, userId.value().toString(),
                            Metadata.SESSION_ID, sessionId.value().toString(),
                            Metadata.CORRELATION_ID, "test"))
                    .sendAndWait(command);
            return null;
        } catch (Refused e) {
            return e.details().code();
        }
    }

    private long lastOf(UserId userId) {
        return events.lastSequenceNumberFor(userId.toString()).orElseThrow();
    }

    private UserId registered(Role role) {
        var userId = new UserId(UUID.randomUUID());
        commands.as("system:test", "test")
                .sendAndWait(new RegisterUser(
                        userId,
                        new LoginKey("hmac of " + userId),
                        new Sealed(userId, "ciphertext"),
                        null,
                        null,
                        null,
                        "ref",
                        Set.of(role),
                        Set.of(),
                        Set.of()));
        return userId;
    }
}
