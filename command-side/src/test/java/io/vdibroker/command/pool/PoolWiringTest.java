package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.EntitleToPool;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.ReleasePoolName;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.command.CommandSide;
import io.vdibroker.command.machine.Claim;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pools as they are wired in the product: on the command bus, the cache, the snapshots and the store of one process. */
@SpringBootTest(classes = PoolWiringTest.Application.class)
class PoolWiringTest {
    private static final int FOUR_MEGABYTES = 4 * 1024 * 1024;

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Application {
        @Bean
        Clock clock() {
            return Clock.fixed(PoolFixture.NOW, ZoneOffset.UTC);
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
    EventStore store;

    @Autowired
    EventStorageEngine engine;

    @Autowired
    Snapshotter snapshotter;

    @Autowired
    Cache poolCache;

    @Autowired
    Serializer serializer;

    @Test
    void theSnapshotOfTenThousandMachinesIsSmallAndLosesNothing() {
        // each machine has just been given to somebody, and the names are as long as host names can be
        var history = LargePool.history(LargePool.MACHINES, "x".repeat(57));
        register(ANNA);
        register(LargePool.owner(9));
        publish(history);

        snapshotter.scheduleSnapshot(Pool.class, POOL.toString());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> engine.readSnapshot(POOL.toString()).isPresent());
        assertThat(size()).isLessThan(FOUR_MEGABYTES);

        poolCache.removeAll();
        assertThat(decide()).isEqualTo(decidedWithout(history));
    }

    @Test
    void aNameIsOfOnePoolUntilThatIsGone() {
        register();
        var first = new PoolId(UUID.randomUUID());
        var second = new PoolId(UUID.randomUUID());
        send(named("Sales", first));
        send(named("Sales", first)); // a repeat

        assertThat(refusal(named("sales", second))).isEqualTo(RejectionCode.POOL_NAME_TAKEN);
        assertThat(store.readEvents(second.toString()).hasNext()).isFalse();

        send(new DeletePool(first, false));
        send(new ReleasePoolName(PoolNameKey.of("Sales"), first));
        send(named("SALES", second));
        assertThat(store.readEvents(second.toString()).hasNext()).isTrue();
    }

    @Test
    void aNameThatManyWantAtOnceIsGivenOnce() {
        register();
        var answers = Stream.generate(() -> named("Race", new PoolId(UUID.randomUUID())))
                .limit(8)
                .map(command -> commands.as("system:test", "test").send(command))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.handle((done, refused) -> true))
                .succeedsWithin(Duration.ofSeconds(30)));
        assertThat(answers)
                .filteredOn(answer -> !answer.isCompletedExceptionally())
                .hasSize(1);
        assertThat(store.readEvents("pool-name/race").asStream()).hasSize(1);
    }

    @Test
    void aControllerIsNotReadAnewForEachOfItsPools() {
        register();
        send(named("First-of-many", new PoolId(UUID.randomUUID())));

        assertThat(poolCache.containsKey(CONTROLLER.toString())).isTrue();
    }

    private void register() {
        send(new RegisterController(
                CONTROLLER, "main", "ecp.example", new TlsTrust(TlsMode.SYSTEM, null), "secret", "5.0.0"));
    }

    private void register(UserId userId) {
        send(new RegisterUser(
                userId,
                new LoginKey("hmac of " + userId),
                new Sealed(userId, "sealed"),
                null,
                null,
                null,
                "ref",
                Set.of(),
                Set.of(),
                Set.of()));
    }

    private static CreatePool named(String name, PoolId id) {
        var sample = create(name, SETTINGS, sizes(0, 0, 5, 1), PREPARATION);
        return new CreatePool(
                id,
                E1,
                sample.type(),
                name,
                CONTROLLER,
                RESOURCE_POOL,
                null,
                SETTINGS,
                sample.cloning(),
                PREPARATION,
                List.of());
    }

    private @Nullable Object send(Object command) {
        return commands.as("system:test", "test").sendAndWait(command);
    }

    private RejectionCode refusal(Object command) {
        return catchThrowableOfType(Refused.class, () -> send(command))
                .details()
                .code();
    }

    private int size() {
        var snapshot = engine.readSnapshot(POOL.toString()).orElseThrow();
        return serializer.serialize(snapshot.getPayload(), byte[].class).getData().length;
    }

    /** One of each decision that reads an index. */
    private static List<Object> decisions() {
        return List.of(
                new EntitleToPool(POOL, byThemselves(ANNA)),
                new EntitleToPool(POOL, byThemselves(LargePool.owner(9))),
                new RequestDesktop(POOL, T1, E1, LargePool.owner(9), Protocol.RDP, null),
                new CompleteDesktopRequest(POOL, LargePool.ticketOf(9), LargePool.machineOf(9)),
                new RequestDesktop(POOL, T1, E1, LargePool.owner(9), Protocol.RDP, null),
                new ReleaseDesktop(POOL, LargePool.machineOf(4999), LargePool.owner(4999), OPERATION, false),
                new RequestDesktop(POOL, T2, E1, ANNA, Protocol.RDP, null),
                new FailDesktopRequest(
                        POOL, LargePool.ticketOf(77), LargePool.machineOf(77), E2, Step.POWER_ON, BROKEN),
                new ReleaseDesktop(POOL, LargePool.machineOf(9), LargePool.owner(9), OPERATION, true),
                new ReturnMachine(POOL, LargePool.machineOf(9), OPERATION));
    }

    private List<Object> decide() {
        long first = engine.lastSequenceNumberFor(POOL.toString()).orElseThrow() + 1;
        var outcome = new ArrayList<Object>();
        for (var command : decisions()) {
            var answer = send(command);
            if (answer != null) {
                outcome.add(answer);
            }
        }
        store.readEvents(POOL.toString(), first).forEachRemaining(event -> outcome.add(event.getPayload()));
        assertThat(outcome).contains(new DesktopTicket(T1, LargePool.machineOf(9), TicketState.PREPARING));
        return outcome;
    }

    private static List<Object> decidedWithout(List<PoolEvent> history) {
        var live = new LivePool(PoolFixture.PROPERTIES, Claim::operationId);
        live.remember(history);
        var answers = new ArrayList<Object>();
        var events = new ArrayList<Object>();
        for (var command : decisions()) {
            var outcome = live.send(command, PoolFixture.NOW, "");
            if (outcome.answer() != null) {
                answers.add(outcome.answer());
            }
            events.addAll(outcome.events());
        }
        answers.addAll(events);
        return answers;
    }

    private void publish(List<PoolEvent> history) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < history.size(); i++) {
            messages.add(new GenericDomainEventMessage<>("Pool", POOL.toString(), i, history.get(i)));
        }
        for (int from = 0; from < messages.size(); from += 5000) {
            store.publish(messages.subList(from, Math.min(messages.size(), from + 5000)));
        }
    }
}
