package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.command.operation.StepLimits;
import java.time.Instant;
import java.util.Objects;

/** How operations of a machine begin, go from step to step, and end. What it decides it records, and keeps nothing. */
record Walk(MachineHistory machine) {

    void start(Operation operation) {
        apply(new MachineOperationStarted(
                machine.machineId,
                membership().poolId(),
                membership().controllerId(),
                operation.id(),
                operation.kind(),
                operation.plan(),
                operation.use()));
        continueAt(0);
    }

    void letWait(Operation operation) {
        apply(new MachineOperationWaiting(
                machine.machineId,
                membership().poolId(),
                operation.id(),
                operation.kind(),
                operation.plan(),
                operation.use()));
    }

    /** Takes the step at the position, or ends the operation, if it has none. */
    void continueAt(int position) {
        var operation = running();
        if (operation.has(position)) {
            apply(new Position(membership(), operation, position).started(1));
        } else if (operation.isRemoval()) {
            endRemoval(operation);
        } else {
            apply(new MachineOperationCompleted(
                    machine.machineId,
                    membership().poolId(),
                    operation.id(),
                    operation.kind(),
                    Objects.requireNonNull(membership().name(), "Only a machine that exists is worked on"),
                    machine.sighting.readiness(),
                    operation.use()));
            startWaiting();
        }
    }

    /** Rests until the next attempt; after the last one the operation fails, or goes on by itself or with a person. */
    void failStep(Failure failure, Instant now, StepLimits limits, HostNames names) {
        var here = here();
        var naming = new Naming(machine);
        if (naming.isRefused(here, failure)) {
            if (naming.takeAnother(here, failure, names, now)) {
                continueAt(machine.position + 1);
            } else {
                fail(Naming.NONE_FREE);
            }
            return;
        }
        var limit = limits.of(here.step());
        var mustSucceed = here.operation().mustSucceed(machine.position);
        var retryAt = mustSucceed ? machine.step.retryAt(limit, now) : machine.step.retryAt(failure, limit, now);
        apply(here.failed(machine.step.attempt(), failure, retryAt));
        if (retryAt != null) {
            return;
        }
        if (mustSucceed) {
            apply(here.needsAttention(failure));
        } else if (here.operation().isRemoval()) {
            passOverTheDomain();
        } else if (here.operation().passesOver(machine.position)) {
            continueAt(machine.position + 1);
        } else {
            fail(failure);
        }
    }

    void passOverTheDomain() {
        if (machine.joined != null) {
            apply(here().domainMembershipLeft(machine.joined));
        }
        continueAt(running().afterTheDomain());
    }

    void fail(Failure failure) {
        var operation = running();
        apply(new MachineOperationFailed(
                machine.machineId,
                membership().poolId(),
                operation.id(),
                operation.kind(),
                operation.at(machine.position).step(),
                failure,
                operation.kind() == OperationKind.PREPARE && membership().keepIfFailed(),
                operation.use()));
        startWaiting();
    }

    void supersedeAll() {
        if (machine.operations.running() != null) {
            supersede(running());
        }
        supersedeWaiting();
    }

    void supersedeWaiting() {
        var waiting = machine.operations.waiting();
        if (waiting != null) {
            supersede(waiting);
        }
    }

    void supersede(Operation operation) {
        apply(new MachineOperationSuperseded(
                machine.machineId,
                membership().poolId(),
                operation.id(),
                operation.kind(),
                operation.equals(machine.operations.running())));
    }

    private void startWaiting() {
        var waiting = machine.operations.waiting();
        if (waiting != null) {
            start(waiting);
        }
    }

    private void endRemoval(Operation removal) {
        new Naming(machine).giveBack();
        var poolId = membership().poolId();
        apply(
                membership().cloned()
                        ? new MachineDeleted(machine.machineId, poolId, removal.id(), reason())
                        : new MachineReleased(machine.machineId, poolId, removal.id()));
    }

    private Failure reason() {
        if (machine.unprepared != null) {
            return machine.unprepared;
        }
        return membership().exists()
                ? new Failure(FailureCode.CANCELLED, "The pool gave the machine up")
                : new Failure(FailureCode.TASK_FAILED, "The machine was never cloned to the end");
    }

    Position here() {
        return new Position(membership(), running(), machine.position);
    }

    private Membership membership() {
        return machine.membership;
    }

    private Operation running() {
        return Objects.requireNonNull(machine.operations.running(), "Something runs");
    }
}
