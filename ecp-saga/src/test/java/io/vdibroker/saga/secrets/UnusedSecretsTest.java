package io.vdibroker.saga.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedSecretsTest {
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final UserId USER = new UserId(new UUID(4, 4));

    @TempDir
    static Path directory;

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private Secrets secrets;
    private UnusedSecrets unused;

    @BeforeEach
    void open() {
        secrets = Secrets.open(
                directory.resolve(UUID.randomUUID().toString()),
                MasterKey.random(),
                new PasswordCost(64, 1, 1, 1, Duration.ofSeconds(5)));
        unused = new UnusedSecrets(events, secrets.store());
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void theKeyThatAControllerHadBeforeIsForgotten() throws Exception {
        var first = key();
        var second = key();
        recorded(CONTROLLER, 0, registered(first));

        handled(recorded(CONTROLLER, 1, reconfigured(second)));

        assertThat(kept(first, second)).containsExactly(second);
    }

    @Test
    void aControllerThatKeepsItsKeyKeepsTheSecret() throws Exception {
        var key = key();
        recorded(CONTROLLER, 0, registered(key));

        handled(recorded(CONTROLLER, 1, reconfigured(key)));

        assertThat(kept(key)).containsExactly(key);
    }

    @Test
    void lateNewsOfAChangeLeavesTheKeyThatCameLater() throws Exception {
        var first = key();
        var second = key();
        var third = key();
        recorded(CONTROLLER, 0, registered(first));
        var change = recorded(CONTROLLER, 1, reconfigured(second));
        var next = recorded(CONTROLLER, 2, reconfigured(third));

        handled(change);
        assertThat(kept(first, second, third)).containsExactly(second, third);

        handled(next);
        handled(change); // delivered again
        assertThat(kept(first, second, third)).containsExactly(third);
    }

    @Test
    void theKeyOfARemovedControllerIsForgotten() throws Exception {
        var key = key();

        handled(recorded(CONTROLLER, 0, new ControllerRemoved(CONTROLLER, key)));

        assertThat(kept(key)).isEmpty();
    }

    @Test
    void aReplacedPasswordIsForgotten() throws Exception {
        var passwords = secrets.passwordHashes();
        var first = passwords.store("first pass phrase");
        var second = passwords.store("second pass phrase");

        handled(recorded(USER, 0, new PasswordSet(USER, first, null)));
        assertThat(kept(first, second)).containsExactly(first, second);

        handled(recorded(USER, 1, new PasswordSet(USER, second, first)));
        assertThat(kept(first, second)).containsExactly(second);
    }

    @Test
    void everyAccountThatAPoolEverUsedLivesAsLongAsThePool() throws Exception {
        var first = account();
        var second = account();
        var other = account();
        handled(recorded(POOL, 0, created(joining(first))));
        handled(recorded(POOL, 1, reconfigured(1, joining(second))));
        handled(recorded(POOL, 2, reconfigured(2, joining(null))));
        assertThat(kept(first, second, other)).containsExactly(first, second, other);

        var deleted = recorded(POOL, 3, new PoolDeleted(POOL, "office", CONTROLLER));
        handled(deleted);
        handled(deleted);

        assertThat(kept(first, second, other)).containsExactly(other);
    }

    @Test
    void aPoolThatPreparedNothingHasNothingToForget() throws Exception {
        recorded(POOL, 0, created(null));

        handled(recorded(POOL, 1, new PoolDeleted(POOL, "office", CONTROLLER)));
    }

    private DomainEventMessage<?> recorded(Object stream, int sequence, Object payload) {
        var event = new GenericDomainEventMessage<>("stream", stream.toString(), sequence, payload);
        events.publish(event);
        return event;
    }

    private void handled(DomainEventMessage<?> event) throws Exception {
        new AnnotationEventHandlerAdapter(unused).handle(event);
    }

    private String key() {
        return secrets.store().put(SecretKind.ECP_KEY, "key");
    }

    private String account() {
        return secrets.store().put(SecretKind.DOMAIN_ACCOUNT, "account");
    }

    private List<String> kept(String... references) {
        return List.of(references).stream()
                .filter(reference -> secrets.store().open(reference).isPresent())
                .toList();
    }

    private static ControllerRegistered registered(String reference) {
        return new ControllerRegistered(CONTROLLER, "main", "ecp", trust(), reference, "5.0.0");
    }

    private static ControllerReconfigured reconfigured(String reference) {
        return new ControllerReconfigured(CONTROLLER, "main", "ecp", trust(), reference, "5.0.0");
    }

    private static TlsTrust trust() {
        return new TlsTrust(TlsMode.SYSTEM, null);
    }

    private static PreparationSettings joining(@Nullable String reference) {
        var join = reference == null ? null : new DomainJoin("corp.example", reference, null);
        return new PreparationSettings(true, true, true, join, false);
    }

    private static PoolCreated created(@Nullable PreparationSettings preparation) {
        return new PoolCreated(
                POOL,
                PoolType.AUTOMATED,
                "office",
                CONTROLLER,
                new UUID(5, 5),
                null,
                settings(),
                null,
                preparation,
                List.of());
    }

    private static PoolReconfigured reconfigured(int version, PreparationSettings preparation) {
        return new PoolReconfigured(POOL, version, settings(), null, preparation);
    }

    private static PoolSettings settings() {
        return new PoolSettings(List.of(Protocol.SPICE), false, false, AfterDisconnect.NONE, 0);
    }
}
