package io.vdibroker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The aggregates as they are wired in the product: on the command bus and the stores of one process. */
@SpringBootTest(classes = CommandSideTest.Application.class, properties = "vdi.steps.power-on.limit=7s")
class CommandSideTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
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

    private final ControllerId controller = new ControllerId(UUID.randomUUID());
    private final PoolId pool = new PoolId(UUID.randomUUID());

    @BeforeEach
    void register() {
        send(new RegisterController(
                controller, "main", "ecp.example", new TlsTrust(TlsMode.SYSTEM, null), "secret", "5.0.0"));
    }

    @Test
    void stampsTheTimeAndKnowsTheLimitsThatAreSet() {
        var expansion = new ExpansionId(UUID.randomUUID());
        var machine = MachineId.of(expansion, 0);
        var operation = new OperationId(UUID.randomUUID());
        var run = RunId.of(operation, 0);
        var plan = List.of(PlannedStep.of(Step.POWER_ON));

        send(new RequestMachine(machine, pool, controller, expansion, "tag"));
        send(new RecordMachineCloned(machine, operation, "office-1", plan, false));
        send(new StartOperation(machine, operation, OperationKind.PREPARE, plan, 0));
        var answer = send(new BeginStep(machine, run, 1));

        assertThat(answer).isEqualTo(StepAnswer.GO);
        assertThat(recorded(machine))
                .last()
                .isEqualTo(
                        new MachineStepBegun(machine, pool, operation, run, 0, Step.POWER_ON, 1, NOW.plusSeconds(7)));
    }

    @Test
    void tellsWhatIsNotThere() {
        var unknown = new MachineId(UUID.randomUUID());
        assertRefused(new BeginStep(unknown, RunId.of(OperationId.ofSetUp(pool), 0), 1), RejectionCode.NOT_FOUND);
    }

    @Test
    void createsNoPoolOnAControllerThatIsNotThere() {
        assertRefused(createPool(pool, new ControllerId(UUID.randomUUID())), RejectionCode.NOT_FOUND);
        assertThat(recorded(pool)).isEmpty();
    }

    @Test
    void keepsAControllerAsLongAsAPoolUsesIt() {
        send(createPool(pool, controller));
        assertRefused(new RemoveController(controller), RejectionCode.CONTROLLER_IN_USE);
    }

    @Test
    void givesAMachineToOnePoolOnly() {
        var other = new PoolId(UUID.randomUUID());
        setUp(pool);
        setUp(other);
        var machine = new MachineId(UUID.randomUUID());
        var claim = new ClaimMachine(machine, pool, OperationId.ofClaim(pool, machine), "desk-1");

        send(claim);
        send(claim);
        var before = recorded(other);
        assertRefused(
                new ClaimMachine(machine, other, OperationId.ofClaim(other, machine), "desk-1"),
                RejectionCode.MACHINE_IN_ANOTHER_POOL);

        assertThat(recorded(machine)).singleElement().isInstanceOf(MachineClaimed.class);
        assertThat(recorded(other)).isEqualTo(before);
    }

    @Test
    void letsOneOfTwoClaimsWinThatComeAtOnce() {
        var machine = new MachineId(UUID.randomUUID());
        var claims = Stream.of(pool, new PoolId(UUID.randomUUID()))
                .map(each -> {
                    setUp(each);
                    return new ClaimMachine(machine, each, OperationId.ofClaim(each, machine), "desk-1");
                })
                .toList();

        var answers = claims.stream()
                .map(claim -> commands.as("system:saga", "test").send(claim))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.handle((done, refused) -> true))
                .succeedsWithin(Duration.ofSeconds(20)));
        assertThat(answers)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(1);
        assertThat(recorded(machine)).hasSize(1);
    }

    private void setUp(PoolId id) {
        send(createPool(id, controller));
        send(new RequestPoolTag(id));
        send(new RecordTagFound(id, new ExpansionId(UUID.randomUUID()), runOfTag(id), 1, "tag of " + id.value()));
    }

    private RunId runOfTag(PoolId id) {
        return recorded(id).stream()
                .filter(PoolTagRequested.class::isInstance)
                .map(event -> ((PoolTagRequested) event).runId())
                .findFirst()
                .orElseThrow();
    }

    private static CreatePool createPool(PoolId pool, ControllerId controller) {
        var settings = new PoolSettings(List.of(Protocol.SPICE), false, false, AfterDisconnect.NONE, 0);
        return new CreatePool(
                pool,
                new ExpansionId(UUID.randomUUID()),
                PoolType.STATIC,
                "pool-" + pool.value().toString().substring(0, 8),
                controller,
                UUID.randomUUID(),
                null,
                settings,
                null,
                null,
                List.of());
    }

    private void assertRefused(Object command, RejectionCode code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> send(command))
                .satisfies(refused -> assertThat(refused.details().code()).isEqualTo(code));
    }

    private @Nullable Object send(Object command) {
        return commands.as("system:saga", "test").sendAndWait(command);
    }

    private List<?> recorded(Object id) {
        return events.readEvents(id.toString())
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }
}
