package io.vdibroker.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.secrets.PasswordHashes;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import io.vdibroker.secrets.SecretsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole side over its real delivery, up to the door of the aggregates, which answer from the test. */
class EcpSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));
    private static final MachineId MACHINE = new MachineId(new UUID(2, 1));
    private static final OperationId OPERATION = new OperationId(new UUID(8, 8));
    private static final RunId RUN = RunId.of(OPERATION, 0);

    private static final PoolSettings SETTINGS =
            new PoolSettings(List.of(Protocol.SPICE), false, false, AfterDisconnect.NONE, 0);

    @TempDir
    Path directory;

    /** Takes the commands that the test provokes. */
    static final class Aggregates {
        final List<CommandMessage<?>> commands = new CopyOnWriteArrayList<>();
        final List<CommandMessage<?>> reports = new CopyOnWriteArrayList<>();

        @CommandHandler
        void handle(StartOperation command, CommandMessage<?> message) {
            commands.add(message);
        }

        @CommandHandler
        void handle(ReportController command, CommandMessage<?> message) {
            reports.add(message);
        }

        @CommandHandler
        StepAnswer handle(BeginStep command, CommandMessage<?> message) {
            commands.add(message);
            return StepAnswer.OVER;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({EmbeddedDelivery.class, SecretsConfiguration.class, EcpSaga.class})
    static class Application {
        @Bean
        Aggregates aggregates() {
            return new Aggregates();
        }
    }

    private ConfigurableApplicationContext run() {
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of(
                "vdi.data-dir",
                directory.toString(),
                "spring.main.web-application-type",
                "none",
                "vdi.ecp.watch.interval",
                "200ms",
                "vdi.ecp.watch.trouble-after",
                "1s"));
        return application.run();
    }

    private static DomainEventMessage<?> event(int sequence, Object payload) {
        return event(MACHINE, sequence, payload);
    }

    private static DomainEventMessage<?> event(Object stream, int sequence, Object payload) {
        return new GenericDomainEventMessage<>("stream", stream.toString(), sequence, payload)
                .andMetaData(Map.of(Metadata.ACTOR, "somebody", Metadata.CORRELATION_ID, "chain"));
    }

    private static MachineStepStarted step() {
        return new MachineStepStarted(
                MACHINE,
                POOL,
                CONTROLLER,
                OPERATION,
                OperationKind.PREPARE,
                RUN,
                0,
                Step.REMOTE_ACCESS,
                1,
                false,
                null,
                null,
                null);
    }

    @Test
    void turnsEventsIntoCommandsAndOpenStepsIntoWork() {
        try (var context = run()) {
            var aggregates = context.getBean(Aggregates.class);
            var plan = List.of(PlannedStep.of(Step.REMOTE_ACCESS));

            context.getBean(EventBus.class)
                    .publish(
                            event(0, new MachineClaimed(MACHINE, POOL, CONTROLLER, OPERATION, "desk", "tag", plan)),
                            event(1, step()));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(aggregates.commands)
                    .<Object>extracting(CommandMessage::getPayload)
                    .containsExactlyInAnyOrder(
                            new StartOperation(MACHINE, OPERATION, OperationKind.PREPARE, plan, 0),
                            new BeginStep(MACHINE, RUN, 1)));
            assertThat(aggregates.commands)
                    .allSatisfy(command ->
                            assertThat(command.getMetaData()).containsEntry(Metadata.CORRELATION_ID, "chain"))
                    .extracting(command -> command.getMetaData().get(Metadata.ACTOR))
                    .containsExactlyInAnyOrder("system:saga", "system:worker");
        }
    }

    @Test
    void reportsAControllerThatDoesNotAnswer() {
        try (var context = run()) {
            var key = context.getBean(SecretStore.class).put(SecretKind.ECP_KEY, "key");
            context.getBean(EventStore.class)
                    .publish(event(
                            CONTROLLER,
                            0,
                            new ControllerRegistered(
                                    CONTROLLER, "main", "127.0.0.1:1", new TlsTrust(TlsMode.SYSTEM, null), key, "5")));

            var reports = context.getBean(Aggregates.class).reports;
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(reports).isNotEmpty());
            assertThat(reports.get(0).getMetaData()).containsEntry(Metadata.ACTOR, "system:watch");
            assertThat(reports.get(0).getPayload()).isInstanceOfSatisfying(ReportController.class, report -> {
                assertThat(report.condition()).isEqualTo(ControllerCondition.SILENT);
                assertThat(report.credentialRef()).isEqualTo(key);
                assertThat(report.reason()).isNotBlank();
            });
        }
    }

    @Test
    void forgetsSecretsThatAreNotUsedAnyMore() {
        try (var context = run()) {
            var secrets = context.getBean(SecretStore.class);
            var oldKey = secrets.put(SecretKind.ECP_KEY, "old key");
            var newKey = secrets.put(SecretKind.ECP_KEY, "new key");
            var oldAccount = secrets.put(SecretKind.DOMAIN_ACCOUNT, "old account");
            var newAccount = secrets.put(SecretKind.DOMAIN_ACCOUNT, "new account");
            var oldHash = context.getBean(PasswordHashes.class).store("old pass phrase");
            var newHash = context.getBean(PasswordHashes.class).store("new pass phrase");
            var user = new UserId(new UUID(4, 4));
            var tls = new TlsTrust(TlsMode.SYSTEM, null);
            var events = context.getBean(EventStore.class);

            events.publish(
                    event(
                            CONTROLLER,
                            0,
                            new ControllerRegistered(CONTROLLER, "main", "127.0.0.1:1", tls, oldKey, "5.0")),
                    event(
                            CONTROLLER,
                            1,
                            new ControllerReconfigured(CONTROLLER, "main", "127.0.0.1:1", tls, newKey, "5.0")),
                    event(user, 0, new PasswordSet(user, newHash, oldHash)),
                    event(POOL, 0, created(oldAccount)),
                    event(POOL, 1, new PoolReconfigured(POOL, 1, SETTINGS, null, joining(newAccount))));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> kept(secrets, oldKey, oldHash).isEmpty());
            assertThat(kept(secrets, newKey, newHash, oldAccount, newAccount))
                    .containsExactly(newKey, newHash, oldAccount, newAccount);

            events.storeSnapshot(event(POOL, 1, new PoolActivated(POOL))); // hides what was before
            events.publish(event(POOL, 2, new PoolDeleted(POOL, "office", CONTROLLER)));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> kept(secrets, oldAccount, newAccount).isEmpty());
        }
    }

    private static List<String> kept(SecretStore secrets, String... references) {
        return Stream.of(references)
                .filter(reference -> secrets.open(reference).isPresent())
                .toList();
    }

    private static PoolCreated created(String account) {
        return new PoolCreated(
                POOL,
                PoolType.AUTOMATED,
                "office",
                CONTROLLER,
                new UUID(5, 5),
                null,
                SETTINGS,
                null,
                joining(account),
                List.of());
    }

    private static PreparationSettings joining(String account) {
        return new PreparationSettings(true, true, true, new DomainJoin("corp.example", account, null), false);
    }
}
