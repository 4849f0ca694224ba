package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.secrets.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierLoginsTest {

    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final UserId OTHER = new UserId(UUID.randomUUID());

    @TempDir
    Path directory;

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private Secrets secrets;
    private EarlierLogins logins;

    @BeforeEach
    void open() {
        secrets = Secrets.open(directory, MasterKey.random(), new PasswordCost(64, 1, 1, 1, Duration.ofSeconds(5)));
        logins = new EarlierLogins(store, secrets.personalData());
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void areTheSameAsOthersByNow() {
        registered(ANNA, "stra\u00DFe", Logins.normal("stra\u00DFe"));

        assertThat(logins.hasTaken(key("STRASSE"), OTHER)).isTrue();
        assertThat(logins.hasTaken(key("strasse"), ANNA)).as("a repeat").isFalse();
    }

    @Test
    void areNoneWhoseKeyIsWhatItWouldBeNow() {
        registered(ANNA, "anna", Logins.normal("anna"));
        assertThat(logins.hasTaken(key("anna"), OTHER))
                .as("the stream of the login tells that")
                .isFalse();
    }

    @Test
    void areNoneOfWhatCannotBeOpened() {
        secrets.personalData().seal(ANNA, "known");
        store.publish(new GenericDomainEventMessage<>(
                "User",
                ANNA.toString(),
                0,
                new UserRegistered(ANNA, key("x"), new Sealed(ANNA, "no ciphertext"), null, null, null)));
        assertThat(logins.hasTaken(key("anna"), OTHER)).isFalse();
    }

    private LoginKey key(String login) {
        return new LoginKey(secrets.personalData().hmac(Purpose.USER_LOGIN, Logins.folded(login)));
    }

    private void registered(UserId userId, String login, String form) {
        store.publish(new GenericDomainEventMessage<>(
                "User",
                userId.toString(),
                0,
                new UserRegistered(
                        userId,
                        new LoginKey(secrets.personalData().hmac(Purpose.USER_LOGIN, form)),
                        secrets.personalData().seal(userId, login),
                        null,
                        null,
                        null)));
    }
}
