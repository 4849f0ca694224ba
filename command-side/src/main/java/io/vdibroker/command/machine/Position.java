package io.vdibroker.command.machine;

import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One position of the plan of a machine's operation, and the events about it. */
record Position(Membership machine, Operation operation, int index) {

    Step step() {
        return planned().step();
    }

    MachineStepStarted started(int attempt) {
        return new MachineStepStarted(
                machine.machineId(),
                poolId(),
                machine.controllerId(),
                operationId(),
                operation.kind(),
                runId(),
                index,
                step(),
                attempt,
                machine.cloned(),
                hostname(),
                planned().domainJoin(),
                tagId());
    }

    MachineStepBegun begun(int attempt, Instant dueAt) {
        return new MachineStepBegun(
                machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt, dueAt);
    }

    MachineTaskAccepted accepted(int attempt, String taskId, Instant dueAt) {
        return new MachineTaskAccepted(
                machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt, taskId, dueAt);
    }

    MachineStepCompleted completed(int attempt) {
        return new MachineStepCompleted(machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt);
    }

    MachineStepTimedOut timedOut(int attempt) {
        return new MachineStepTimedOut(machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt);
    }

    MachineStepSkipped skipped(int attempt) {
        return new MachineStepSkipped(machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt);
    }

    MachineOperationGivenUp givenUp(int attempt) {
        return new MachineOperationGivenUp(
                machine.machineId(), poolId(), operationId(), operation.kind(), runId(), index, step(), attempt);
    }

    MachineStepFailed failed(int attempt, Failure failure, @Nullable Instant retryAt) {
        return new MachineStepFailed(
                machine.machineId(), poolId(), operationId(), runId(), index, step(), attempt, failure, retryAt);
    }

    MachineNeedsAttention needsAttention(Failure failure) {
        return new MachineNeedsAttention(machine.machineId(), poolId(), operationId(), step(), failure);
    }

    DomainMembershipLeft domainMembershipLeft(DomainJoin joined) {
        return new DomainMembershipLeft(
                machine.machineId(),
                poolId(),
                operationId(),
                Objects.requireNonNull(machine.hostname(), "A machine that joined a domain has a name"),
                joined.domain());
    }

    private PlannedStep planned() {
        return operation.at(index);
    }

    private RunId runId() {
        return operation.runId(index);
    }

    private PoolId poolId() {
        return machine.poolId();
    }

    private OperationId operationId() {
        return operation.id();
    }

    private @Nullable String hostname() {
        return switch (step()) {
            case HOSTNAME, DOMAIN_JOIN, LEAVE_DOMAIN -> machine.hostname();
            default -> null;
        };
    }

    private @Nullable String tagId() {
        return switch (step()) {
            case TAG, UNTAG ->
                planned().tagId() == null ? machine.tagId() : planned().tagId();
            default -> null;
        };
    }
}
