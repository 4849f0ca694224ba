package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.secrets.Secrets;
import io.vdibroker.web.InvalidRequest;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final UserId ANNA = new UserId(UUID.randomUUID());

    @TempDir
    Path directory;

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private Secrets secrets;
    private PasswordRules rules;

    @BeforeEach
    void open() {
        secrets = Secrets.open(directory, MasterKey.random(), new PasswordCost(64, 1, 1, 1, Duration.ofSeconds(5)));
        rules = new PasswordRules(secrets.personalData(), store);
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "        ",
                "secret phrase\n",
                "Password",
                "1234567890",
                "anna.pavlova",
                "ANNA.Pavlova",
                "ａnna.pavlova"
            })
    void refuseWhatIsTriedFirst(String password) {
        assertThatThrownBy(() -> rules.check("anna.pavlova", password)).isInstanceOf(InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse \"battery\" \\staple", "пароль 17", "anna.pavlova7"})
    void takeWhatIsNot(String password) {
        assertThatCode(() -> rules.check("anna.pavlova", password)).doesNotThrowAnyException();
    }

    @Test
    void refuseTheLoginOfWhoIsRegistered() {
        var key = new LoginKey(secrets.personalData().hmac(Purpose.USER_LOGIN, "anna.pavlova"));
        store.publish(new GenericDomainEventMessage<>(
                "User",
                ANNA.toString(),
                0,
                new UserRegistered(ANNA, key, new Sealed(ANNA, "sealed"), null, null, null)));
        assertThatThrownBy(() -> rules.check(ANNA, "Anna.Pavlova")).isInstanceOf(InvalidRequest.class);
        assertThatCode(() -> rules.check(ANNA, "another phrase")).doesNotThrowAnyException();
    }
}
