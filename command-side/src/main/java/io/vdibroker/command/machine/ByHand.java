package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.command.Rejection;

/** What an administrator does about an operation of a machine that does not go on as it should: docs/adr/0014. */
record ByHand(MachineHistory machine) {

    /** Whatever removal there is. */
    void resume() {
        if (!machine.operations.isLeaving()) {
            throw new Rejection(RejectionCode.NOTHING_TO_RESUME, machine.machineId + " is not being removed");
        }
        if (machine.needsAttention) {
            var here = walk().here();
            apply(new MachineRemovalResumed(
                    machine.machineId,
                    machine.membership.poolId(),
                    here.operation().id()));
            apply(here.started(machine.step.attempt() + 1));
        } else if (!machine.resumed) {
            throw new Rejection(
                    RejectionCode.NOTHING_TO_RESUME, "The removal of " + machine.machineId + " needs no attention");
        }
    }

    void retry(OperationId operationId) {
        refuseUnlessRunning(operationId);
        if (machine.needsAttention) {
            resume();
        } else if (machine.step.isPaused()) {
            apply(walk().here().started(machine.step.attempt() + 1));
        } else {
            throw underWay();
        }
    }

    void skip(OperationId operationId, int position) {
        if (RunId.of(operationId, position).equals(machine.skipped)) {
            return;
        }
        refuseUnlessRunning(operationId);
        var here = walk().here();
        if (position != here.index()) {
            throw new Rejection(
                    RejectionCode.STEP_NOT_SKIPPABLE,
                    "The operation is at step " + here.index() + ", and no other one can be skipped");
        }
        if (!here.operation().canDoWithout(position)) {
            throw new Rejection(
                    RejectionCode.STEP_NOT_SKIPPABLE, "The operation cannot keep its promise without " + here.step());
        }
        if (machine.step.isUnderWay() && here.step() != Step.GUEST_AGENT) { // which nobody asks of ECP
            throw underWay();
        }
        apply(here.skipped(machine.step.attempt()));
        if (here.operation().isRemoval() && !here.operation().mustSucceed(position)) {
            walk().passOverTheDomain();
        } else {
            walk().continueAt(position + 1);
        }
    }

    void giveUp(OperationId operationId) {
        if (operationId.equals(machine.givenUp)) {
            return;
        }
        refuseUnlessRunning(operationId);
        var here = walk().here();
        if (here.operation().isRemoval()) {
            throw new Rejection(
                    RejectionCode.CANNOT_BE_GIVEN_UP,
                    "A removal is finished, however often it takes, so that no place and no machine is lost; it ends by"
                            + " itself when ECP does not have the machine any more");
        }
        apply(here.givenUp(machine.step.attempt()));
        walk().fail(new Failure(FailureCode.CANCELLED, "An administrator gave it up"));
    }

    private void refuseUnlessRunning(OperationId operationId) {
        var running = machine.operations.running();
        if (running != null && running.id().equals(operationId)) {
            return;
        }
        if (machine.operations.hasEnded(operationId)) {
            throw new Rejection(RejectionCode.OPERATION_OVER, "The operation is over");
        }
        throw new Rejection(
                RejectionCode.OPERATION_NOT_BEGUN,
                "The operation has not begun: look at what else is being done to " + machine.machineId);
    }

    private Rejection underWay() {
        return new Rejection(
                RejectionCode.STEP_UNDER_WAY,
                walk().here().step()
                        + (machine.step.isUnderWay()
                                ? " is under way in ECP; its outcome or its limit decides"
                                : " is in line for ECP already"));
    }

    private Walk walk() {
        return new Walk(machine);
    }
}
