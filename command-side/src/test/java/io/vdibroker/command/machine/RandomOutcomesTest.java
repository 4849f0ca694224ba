package io.vdibroker.command.machine;

import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.RetryMachineOperation;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.machine.command.SkipMachineStep;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.operation.StepLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Throws outcomes at a machine, in time, late, twice, foreign and early, and looks only at what was recorded. No copy is kept
 * between two commands, so each one is decided after a restart.
 */
class RandomOutcomesTest {

    private static final int COMMANDS = 250;
    private static final Step[] STEPS = {
        Step.REMOTE_ACCESS,
        Step.POWER_ON,
        Step.GUEST_AGENT,
        Step.HOSTNAME,
        Step.REBOOT,
        Step.DOMAIN_JOIN,
        Step.POWER_OFF
    };

    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureAggregate(Machine.class)
            .registerComponent(StepLimits.class, c -> StepLimits.defaults())
            .registerComponent(HostNames.class, c -> new FakeHostNames())
            .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
            .start();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void endEachOperationOnce(long seed) {
        var random = new Random(seed);
        var now = NOW;
        List.of(request(), recordCloned()).forEach(command -> send(at(NOW, command)));
        var asked = new ArrayList<StartOperation>();
        asked.add(start(operation(0), OperationKind.PREPARE, Step.POWER_ON));
        send(at(NOW, asked.get(0)));
        for (var sent = 0; sent < COMMANDS; sent++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(400)));
            var command = next(random, asked, sent > COMMANDS - 60);
            send(at(now, command));
            if (random.nextInt(4) == 0) {
                send(at(now, command));
            }
        }
        finish(now, asked);
        check(recorded(), asked);
    }

    private Object next(Random random, List<StartOperation> asked, boolean late) {
        if (random.nextInt(12) == 0) {
            return random.nextBoolean() ? asked.get(random.nextInt(asked.size())) : ask(random, asked, late);
        }
        if (random.nextInt(40) == 0) {
            return new ResumeRemoval(MACHINE);
        }
        if (random.nextInt(15) == 0) {
            return byHand(random, asked.get(random.nextInt(asked.size())).operationId());
        }
        var target = target(random);
        var run = target.runId();
        var attempt = target.attempt();
        return switch (random.nextInt(7)) {
            case 0, 1 -> new BeginStep(MACHINE, run, attempt);
            case 2 -> new RecordTaskAccepted(MACHINE, run, attempt, "task-" + random.nextInt(3));
            case 3 -> new CompleteStep(MACHINE, run, attempt, observation(random));
            case 4 -> new FailStep(MACHINE, run, attempt, failure(random));
            case 5 -> new ExpireStep(MACHINE, run, attempt, null);
            default -> new RetryStep(MACHINE, run, attempt + 1);
        };
    }

    private static Object byHand(Random random, OperationId operationId) {
        return switch (random.nextInt(3)) {
            case 0 -> new RetryMachineOperation(MACHINE, operationId);
            case 1 -> new SkipMachineStep(MACHINE, operationId, random.nextInt(4));
            default -> new GiveUpMachineOperation(MACHINE, operationId);
        };
    }

    /** Mostly the newest attempt, sometimes an old one, sometimes one that never was. */
    private MachineStepStarted target(Random random) {
        var started = recorded().stream()
                .filter(MachineStepStarted.class::isInstance)
                .map(MachineStepStarted.class::cast)
                .toList();
        var some = started.get(random.nextInt(4) == 0 ? random.nextInt(started.size()) : started.size() - 1);
        return random.nextInt(10) == 0
                ? stepStarted(operation(10_000), some.kind(), some.position(), some.step(), some.attempt())
                : some;
    }

    private static StartOperation ask(Random random, List<StartOperation> asked, boolean late) {
        var kinds = late
                ? OperationKind.values()
                : new OperationKind[] {OperationKind.REQUEST, OperationKind.POWER, OperationKind.AFTER_DISCONNECT};
        var kind = kinds[random.nextInt(kinds.length)];
        var plan = IntStream.range(0, kind == OperationKind.REMOVE ? 0 : random.nextInt(5))
                .mapToObj(i -> planned(STEPS[random.nextInt(STEPS.length)]).get(0))
                .toList();
        var use = kind == OperationKind.REQUEST || kind == OperationKind.AFTER_DISCONNECT
                ? Math.max(1, asked.size() - random.nextInt(3))
                : 0;
        var command = new StartOperation(MACHINE, operation(asked.size()), kind, plan, use);
        asked.add(command);
        return command;
    }

    /** From here on ECP does what it is asked. */
    private void finish(Instant now, List<StartOperation> asked) {
        asked.add(start(operation(asked.size()), OperationKind.REMOVE));
        send(at(now, asked.get(asked.size() - 1)));
        for (var i = 0; i < 20; i++) {
            send(at(now, new ResumeRemoval(MACHINE)));
            var last = recorded().stream()
                    .filter(MachineStepStarted.class::isInstance)
                    .map(MachineStepStarted.class::cast)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            send(at(now, new RetryStep(MACHINE, last.runId(), last.attempt() + 1)));
            send(at(now, new CompleteStep(MACHINE, last.runId(), last.attempt(), null)));
            send(at(now, new CompleteStep(MACHINE, last.runId(), last.attempt() + 1, null)));
        }
    }

    private static void check(List<MachineEvent> events, List<StartOperation> asked) {
        @Nullable OperationId running = null;
        @Nullable OperationId waiting = null;
        var ended = new HashSet<OperationId>();
        Map<RunId, Integer> attempts = new HashMap<>();
        Set<String> begun = new HashSet<>();
        for (var event : events) {
            if (running == null && waiting != null) {
                assertThat(event)
                        .as("whoever waits is next, or is superseded too")
                        .isInstanceOfAny(MachineOperationStarted.class, MachineOperationSuperseded.class);
            }
            if (event instanceof MachineOperationStarted started) {
                assertThat(running).as("one runs at most").isNull();
                assertThat(ended).doesNotContain(started.operationId());
                running = started.operationId();
                waiting = running.equals(waiting) ? null : waiting;
            } else if (event instanceof MachineOperationWaiting waits) {
                assertThat(waiting).as("one waits at most").isNull();
                assertThat(running).as("only beside another").isNotNull();
                waiting = waits.operationId();
            } else if (event instanceof MachineStepStarted step) {
                assertThat(step.operationId()).isEqualTo(running);
                assertThat(step.attempt()).isEqualTo(attempts.merge(step.runId(), 1, Integer::sum));
            } else if (event instanceof MachineStepBegun step) {
                assertThat(begun.add(step.runId() + "/" + step.attempt()))
                        .as("begun once")
                        .isTrue();
                assertThat(step.operationId()).isEqualTo(running);
            }
            var end = end(event);
            if (end != null) {
                assertThat(ended.add(end)).as("%s ends once", end).isTrue();
                running = end.equals(running) ? null : running;
                waiting = end.equals(waiting) ? null : waiting;
            }
        }
        assertThat(running).isNull();
        assertThat(waiting).isNull();
        var unheard = asked.stream()
                .filter(command -> command.kind() != OperationKind.POWER) // a refused one leaves no trace
                .map(StartOperation::operationId)
                .filter(id -> !ended.contains(id));
        assertThat(unheard).as("operations without an end").isEmpty();
    }

    private static @Nullable OperationId end(MachineEvent event) {
        if (event instanceof MachineOperationCompleted completed) {
            return completed.operationId();
        }
        if (event instanceof MachineOperationFailed failed) {
            return failed.operationId();
        }
        if (event instanceof MachineOperationSuperseded superseded) {
            return superseded.operationId();
        }
        if (event instanceof MachineDeleted deleted) {
            return deleted.operationId();
        }
        return event instanceof MachineReleased released ? released.operationId() : null;
    }

    private static Failure failure(Random random) {
        var codes = FailureCode.values();
        return new Failure(codes[random.nextInt(codes.length)], "by chance");
    }

    private static @Nullable Observation observation(Random random) {
        return random.nextBoolean() ? null : observed(PowerState.ON, random.nextBoolean(), null);
    }

    private static OperationId operation(int number) {
        return new OperationId(Uuids.derive(MACHINE.value(), "operation " + number));
    }

    /** Refusals are answers; anything else is a fault of the machine. */
    private void send(CommandMessage<?> command) {
        axon.commandBus().dispatch(command, (message, result) -> {
            if (result.isExceptional()) {
                assertThat(result.exceptionResult()).isInstanceOf(Rejection.class);
            }
        });
    }

    private List<MachineEvent> recorded() {
        return axon.eventStore()
                .readEvents(MACHINE.toString())
                .asStream()
                .<Object>map(Message::getPayload)
                .map(MachineEvent.class::cast)
                .toList();
    }
}
