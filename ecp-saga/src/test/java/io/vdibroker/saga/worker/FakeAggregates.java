package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.command.RecordCloningUnheard;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Just enough of the aggregates: they answer the worker, and record what the list is made from. */
final class FakeAggregates implements StepSender {
    static final PoolId POOL = new PoolId(new UUID(1, 1));
    static final ControllerId CONTROLLER = new ControllerId(new UUID(2, 2));
    static final String TAG = new UUID(3, 3).toString();
    static final Duration LIMIT = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** An operation of a machine, or the cloning of an expansion. */
    private static final class Life {
        final OperationId operation;
        final OperationKind kind;
        final List<Step> plan;
        int position;
        int attempt = 1;
        String state = "QUEUED";

        @Nullable
        Instant dueAt;

        Life(OperationId operation, OperationKind kind, List<Step> plan) {
            this.operation = operation;
            this.kind = kind;
            this.plan = plan;
        }
    }

    final List<Object> commands = new ArrayList<>();
    final List<Object> events = new ArrayList<>();
    int attempts = 2;
    String hostname = "desk-1";

    /** What happens between the beginning of a step and its first request. */
    Runnable meanwhile = () -> {};

    private final Clock clock;
    private Consumer<Object> recorded;
    private final Map<UUID, Life> lives = new HashMap<>();
    private final Set<ExpansionId> cancelled = new HashSet<>();

    FakeAggregates(Clock clock, Consumer<Object> recorded) {
        this.clock = clock;
        this.recorded = recorded;
    }

    synchronized void recordTo(Consumer<Object> other) {
        recorded = other;
    }

    synchronized <T> List<T> commands(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized OperationId start(MachineId machineId, OperationKind kind, Step... plan) {
        var operation = new OperationId(UUID.randomUUID());
        var before = lives.get(machineId.value());
        if (before != null && !before.state.equals("ENDED")) {
            record(new MachineOperationSuperseded(machineId, POOL, before.operation, before.kind, true));
        }
        lives.put(machineId.value(), new Life(operation, kind, List.of(plan)));
        step(machineId);
        return operation;
    }

    /** Somebody does not wait for the end of the pause. */
    synchronized void retryNow(MachineId machineId) {
        life(machineId.value()).attempt++;
        step(machineId);
    }

    /** Somebody wants the operation to go on without the step. */
    synchronized void skip(MachineId machineId) {
        var life = life(machineId.value());
        var step = life.plan.get(life.position);
        record(new MachineStepSkipped(machineId, POOL, life.operation, run(life), life.position, step, life.attempt));
        complete(machineId, life);
    }

    /** Somebody wants no more of the operation. */
    synchronized void giveUp(MachineId machineId) {
        var life = life(machineId.value());
        var step = life.plan.get(life.position);
        record(new MachineOperationGivenUp(
                machineId, POOL, life.operation, life.kind, run(life), life.position, step, life.attempt));
        life.state = "ENDED";
        var failure = new Failure(FailureCode.CANCELLED, "by hand");
        record(new MachineOperationFailed(machineId, POOL, life.operation, life.kind, step, failure, false, 0));
    }

    ExpansionId clone(List<MachineId> machineIds) {
        return clone(4, machineIds);
    }

    synchronized ExpansionId clone(int number, List<MachineId> machineIds) {
        var id = new ExpansionId(new UUID(4, number));
        lives.put(id.value(), new Life(new OperationId(id.value()), OperationKind.PREPARE, List.of(Step.CLONE)));
        record(new CloningStarted(
                id,
                POOL,
                CONTROLLER,
                RunId.of(id, Step.CLONE),
                1,
                new UUID(5, 5),
                new UUID(6, 6),
                "desk",
                true,
                7,
                machineIds,
                TAG));
        return id;
    }

    synchronized void cancel(ExpansionId id) {
        cancelled.add(id);
        record(new ExpansionCancelRequested(id, POOL));
    }

    private Life life(UUID id) {
        return Objects.requireNonNull(lives.get(id));
    }

    private RunId run(Life life) {
        return RunId.of(life.operation, life.position);
    }

    private boolean isOpen(Life life, RunId run, int attempt) {
        var own = life.plan.contains(Step.CLONE)
                ? RunId.of(new ExpansionId(life.operation.value()), Step.CLONE)
                : run(life);
        return own.equals(run)
                && attempt == life.attempt
                && !life.state.equals("ENDED")
                && !life.state.equals("PAUSED");
    }

    private void step(MachineId id) {
        var life = life(id.value());
        life.state = "QUEUED";
        record(new MachineStepStarted(
                id,
                POOL,
                CONTROLLER,
                life.operation,
                life.kind,
                run(life),
                life.position,
                life.plan.get(life.position),
                life.attempt,
                true,
                hostname,
                new DomainJoin("corp.example", "ref", null),
                TAG));
    }

    private void record(Object event) {
        events.add(event);
        recorded.accept(event);
    }

    @Override
    public synchronized @Nullable Object send(OpenStep row, Object command) {
        commands.add(command);
        var life = life(row.ownerId());
        var now = clock.instant();
        if (command instanceof BeginStep begin) {
            if (!isOpen(life, begin.runId(), begin.attempt())) {
                return StepAnswer.OVER;
            }
            if (life.state.equals("QUEUED")) {
                life.state = "BEGUN";
                life.dueAt = now.plus(LIMIT);
                record(new MachineStepBegun(
                        begin.machineId(),
                        POOL,
                        life.operation,
                        begin.runId(),
                        life.position,
                        row.step(),
                        life.attempt,
                        life.dueAt));
            }
            meanwhile.run();
            return StepAnswer.GO;
        }
        if (command instanceof RecordTaskAccepted accepted
                && isOpen(life, accepted.runId(), accepted.attempt())
                && life.state.equals("BEGUN")) {
            life.state = "TASK";
            life.dueAt = now.plus(LIMIT);
            record(new MachineTaskAccepted(
                    accepted.machineId(),
                    POOL,
                    life.operation,
                    accepted.runId(),
                    life.position,
                    row.step(),
                    life.attempt,
                    accepted.taskId(),
                    life.dueAt));
        } else if (command instanceof CompleteStep done && isOpen(life, done.runId(), done.attempt())) {
            record(new MachineStepCompleted(
                    done.machineId(), POOL, life.operation, done.runId(), life.position, row.step(), life.attempt));
            complete(done.machineId(), life);
        } else if (command instanceof FailStep failed && isOpen(life, failed.runId(), failed.attempt())) {
            fail(failed.machineId(), life, row.step(), failed.failure());
        } else if (command instanceof ExpireStep expired
                && isOpen(life, expired.runId(), expired.attempt())
                && life.dueAt != null
                && !now.isBefore(life.dueAt)) {
            record(new MachineStepTimedOut(
                    expired.machineId(),
                    POOL,
                    life.operation,
                    expired.runId(),
                    life.position,
                    row.step(),
                    life.attempt));
            fail(expired.machineId(), life, row.step(), new Failure(FailureCode.TIMED_OUT, "too late"));
        } else if (command instanceof RetryStep retry && life.state.equals("PAUSED")) {
            life.attempt = retry.attempt();
            step(retry.machineId());
        } else {
            return sendCloning(row, command, life, now);
        }
        return null;
    }

    private void complete(MachineId id, Life life) {
        life.position++;
        life.attempt = 1;
        if (life.position < life.plan.size()) {
            step(id);
        } else {
            life.state = "ENDED";
            record(new MachineOperationCompleted(
                    id, POOL, life.operation, life.kind, "desk-1", Readiness.ON_WITH_AGENT, 0));
        }
    }

    private void fail(MachineId id, Life life, Step step, Failure failure) {
        var retryAt = life.attempt < attempts ? clock.instant().plus(PAUSE) : null;
        record(new MachineStepFailed(
                id, POOL, life.operation, run(life), life.position, step, life.attempt, failure, retryAt));
        life.state = retryAt == null ? "ENDED" : "PAUSED";
        if (retryAt == null) {
            record(new MachineOperationFailed(id, POOL, life.operation, life.kind, step, failure, false, 0));
        }
    }

    private @Nullable Object sendCloning(OpenStep row, Object command, Life life, Instant now) {
        var id = new ExpansionId(row.ownerId());
        if (command instanceof BeginCloning begin) {
            if (cancelled.contains(id) || !isOpen(life, begin.runId(), begin.attempt())) {
                return StepAnswer.OVER;
            }
            if (life.state.equals("QUEUED")) {
                life.state = "BEGUN";
                life.dueAt = now.plus(LIMIT);
                record(new CloningBegun(id, POOL, begin.runId(), begin.attempt(), life.dueAt));
            }
            return StepAnswer.GO;
        }
        if (command instanceof RecordCloneTask task && isOpen(life, task.runId(), task.attempt())) {
            life.dueAt = now.plus(LIMIT);
            record(new CloneTaskAccepted(id, POOL, task.runId(), task.attempt(), task.taskId(), life.dueAt));
        } else if (command instanceof RecordCloningUnheard unheard
                && isOpen(life, unheard.runId(), unheard.attempt())) {
            record(new CloningUnheard(id, POOL, unheard.runId(), unheard.attempt()));
        } else if (command instanceof RecordCloned cloned && isOpen(life, cloned.runId(), cloned.attempt())) {
            life.state = "ENDED";
            record(new ExpansionCloned(id, POOL, cloned.ready(), cloned.failed()));
        } else if (command instanceof FailCloning failed && isOpen(life, failed.runId(), failed.attempt())) {
            life.state = "ENDED";
            record(new CloningAttemptFailed(id, POOL, failed.runId(), failed.attempt(), failed.failure(), null));
        } else if (command instanceof ExpireCloning expired && isOpen(life, expired.runId(), expired.attempt())) {
            life.state = "ENDED";
            record(new CloningTimedOut(id, POOL, expired.runId(), expired.attempt()));
        }
        return null;
    }
}
