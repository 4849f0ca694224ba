package io.vdibroker.saga.worker;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.BeginTagging;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.ExpireTagging;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.FailTagging;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RetryCloning;
import io.vdibroker.api.expansion.command.RetryTagging;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.command.ExpireTag;
import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.command.RetryTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands about an attempt, each under the name that its aggregate has for it. */
final class StepCommands {
    private StepCommands() {}

    static MachineId machine(OpenStep row) {
        return new MachineId(row.ownerId());
    }

    static ExpansionId expansion(OpenStep row) {
        return new ExpansionId(row.ownerId());
    }

    static Object begin(OpenStep row) {
        return switch (row.step()) {
            case CLONE -> new BeginCloning(expansion(row), row.runId(), row.attempt());
            case TAG_CLONES -> new BeginTagging(expansion(row), row.runId(), row.attempt());
            case CREATE_TAG, REMOVE_TAG -> new BeginTag(row.poolId(), row.runId(), row.attempt());
            default -> new BeginStep(machine(row), row.runId(), row.attempt());
        };
    }

    /** Tagging is too short for its task to be recorded; a task of a machine is recorded if there is one. */
    static Optional<Object> accepted(OpenStep row, @Nullable String taskId) {
        return switch (row.step()) {
            case CLONE -> Optional.of(new RecordCloneTask(expansion(row), row.runId(), row.attempt(), taskId));
            case TAG_CLONES, CREATE_TAG, REMOVE_TAG -> Optional.empty();
            default ->
                Optional.ofNullable(taskId)
                        .map(task -> new RecordTaskAccepted(machine(row), row.runId(), row.attempt(), task));
        };
    }

    static Object failed(OpenStep row, Failure failure) {
        return switch (row.step()) {
            case CLONE -> new FailCloning(expansion(row), row.runId(), row.attempt(), failure);
            case TAG_CLONES -> new FailTagging(expansion(row), row.runId(), row.attempt(), failure);
            case CREATE_TAG, REMOVE_TAG -> new FailTag(row.poolId(), row.runId(), row.attempt(), failure);
            default -> new FailStep(machine(row), row.runId(), row.attempt(), failure);
        };
    }

    /** What ECP said instead of an answer goes with it, unless it may name an account. */
    static Object expired(OpenStep row, @Nullable String said) {
        return switch (row.step()) {
            case CLONE -> new ExpireCloning(expansion(row), row.runId(), row.attempt(), said);
            case TAG_CLONES -> new ExpireTagging(expansion(row), row.runId(), row.attempt(), said);
            case CREATE_TAG, REMOVE_TAG -> new ExpireTag(row.poolId(), row.runId(), row.attempt());
            case DOMAIN_JOIN, LEAVE_DOMAIN -> new ExpireStep(machine(row), row.runId(), row.attempt(), null);
            default -> new ExpireStep(machine(row), row.runId(), row.attempt(), said);
        };
    }

    static Object retry(OpenStep row) {
        var next = row.attempt() + 1;
        return switch (row.step()) {
            case CLONE -> new RetryCloning(expansion(row), row.runId(), next);
            case TAG_CLONES -> new RetryTagging(expansion(row), row.runId(), next);
            case CREATE_TAG, REMOVE_TAG -> new RetryTag(row.poolId(), row.runId(), next);
            default -> new RetryStep(machine(row), row.runId(), next);
        };
    }
}
