package io.vdibroker.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.secrets.SecretsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
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

    @TempDir
    Path directory;

    /** Takes the commands that the test provokes. */
    static final class Aggregates {
        final List<CommandMessage<?>> commands = new CopyOnWriteArrayList<>();

        @CommandHandler
        void handle(StartOperation command, CommandMessage<?> message) {
            commands.add(message);
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

    private static DomainEventMessage<?> event(int sequence, Object payload) {
        return new GenericDomainEventMessage<>("machine", MACHINE.toString(), sequence, payload)
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
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(
                Map.of("vdi.data-dir", directory.toString(), "spring.main.web-application-type", "none"));
        try (var context = application.run()) {
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
}
