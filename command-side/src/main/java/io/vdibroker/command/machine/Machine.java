package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.ForgetMachine;
import io.vdibroker.api.machine.command.FreeHostName;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.KeepHostName;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.RecordTagged;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.ReportFlapping;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.command.ReportState;
import io.vdibroker.api.machine.command.ReportUnseen;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.RetryMachineOperation;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.machine.command.SkipMachineStep;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.ReceivedAt;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.operation.StepLimits;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards one machine's life: it is in one pool, one operation of it runs, and each operation ends once. */
@Aggregate
class Machine extends MachineHistory {

    Machine() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestMachine command) {
        if (membership == null) {
            apply(new MachineRequested(
                    command.machineId(),
                    command.poolId(),
                    command.controllerId(),
                    command.expansionId(),
                    command.tagId()));
        }
    }

    @CommandHandler
    void handle(RecordMachineCloned command) {
        if (membership.exists() || operations.isLeaving()) {
            return;
        }
        apply(new MachineCloned(
                machineId,
                membership.poolId(),
                membership.controllerId(),
                command.operationId(),
                command.name(),
                command.plan(),
                command.keepIfFailed()));
    }

    /** See {@link MachineClaims}. */
    OperationId claim(Claim claim) {
        if (claim.operationId().equals(claimedBy)) {
            return claim.operationId();
        }
        if (membership != null) {
            refuseUnlessClaimable(claim.poolId(), claim.evenIfGone());
            if (!gone) {
                return preparation();
            }
            if (claim.hadPlace()) {
                throw new Rejection(
                        RejectionCode.MACHINE_BUSY,
                        machineId + " is gone, and its place is about to come back; try again in a moment");
            }
        }
        apply(new MachineClaimed(
                claim.machineId(),
                claim.poolId(),
                claim.controllerId(),
                claim.operationId(),
                claim.name(),
                claim.tagId(),
                served || claim.evenIfGone() ? claim.planIfUsed() : claim.plan()));
        return claim.operationId();
    }

    private OperationId preparation() {
        if (claimedBy == null || membership.cloned()) {
            throw new Rejection(
                    RejectionCode.CONFLICT, membership.poolId() + " has cloned " + machineId + " and has it");
        }
        return claimedBy;
    }

    void refuseUnlessClaimable(PoolId poolId, boolean evenIfGone) {
        if (gone && membership.cloned() && !evenIfGone) {
            throw new Rejection(RejectionCode.NOT_FOUND, "The broker has deleted " + machineId);
        }
        if (!gone && operations.isLeaving()) {
            throw new Rejection(
                    RejectionCode.MACHINE_IN_ANOTHER_POOL, machineId + " is still leaving " + membership.poolId());
        }
        if (!gone && !membership.poolId().equals(poolId)) {
            throw new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, machineId + " belongs to another pool");
        }
    }

    @CommandHandler
    void handle(StartOperation command, @ReceivedAt Instant now, HostNames names) {
        if (operations.knows(command.operationId())) {
            return;
        }
        var operation = command.kind() == OperationKind.REMOVE
                ? Operation.removal(command.operationId(), membership, joined)
                : new Operation(command.operationId(), command.kind(), command.plan(), command.use());
        refuseUnlessInService(operation);
        switch (operations.on(operation)) {
            case START -> {
                walk().supersedeAll();
                var named = new Naming(this).choose(operation, names, now);
                walk().start(operation);
                if (!named) {
                    walk().fail(Naming.NONE_FREE);
                }
            }
            case WAIT -> walk().letWait(operation);
            case TAKE_THE_PLACE_OF_THE_WAITING -> {
                walk().supersedeWaiting();
                walk().letWait(operation);
            }
            case COMES_TOO_LATE -> walk().supersede(operation);
            case REFUSE ->
                throw new Rejection(RejectionCode.MACHINE_BUSY, "Another operation of " + machineId + " waits already");
        }
    }

    private void refuseUnlessInService(Operation operation) {
        var refused = operation.kind() == OperationKind.POWER && (!prepared || operations.isLeaving());
        if (refused || !membership.exists() && !operation.isRemoval() && !operations.isLeaving()) {
            throw new Rejection(RejectionCode.MACHINE_NOT_READY, machineId + " is not in service");
        }
    }

    @CommandHandler
    StepAnswer handle(BeginStep command, @ReceivedAt Instant now, StepLimits limits) {
        if (!step.isOpen(command.runId(), command.attempt())) {
            return StepAnswer.OVER;
        }
        if (step.isQueued()) {
            var here = walk().here();
            apply(here.begun(step.attempt(), limits.of(here.step()).dueAt(now)));
        }
        return StepAnswer.GO;
    }

    @CommandHandler
    void handle(RecordTaskAccepted command, @ReceivedAt Instant now, StepLimits limits) {
        if (step.isOpen(command.runId(), command.attempt()) && !step.isAccepted(command.taskId())) {
            var here = walk().here();
            apply(here.accepted(
                    step.attempt(), command.taskId(), limits.of(here.step()).dueAt(now)));
        }
    }

    @CommandHandler
    void handle(CompleteStep command) {
        if (!step.isOpen(command.runId(), command.attempt())) {
            return;
        }
        if (command.observed() != null) {
            record(command.observed());
        }
        apply(walk().here().completed(step.attempt()));
        walk().continueAt(position + 1);
    }

    @CommandHandler
    void handle(FailStep command, @ReceivedAt Instant now, StepLimits limits, HostNames names) {
        if (step.isOpen(command.runId(), command.attempt())) {
            walk().failStep(command.failure(), now, limits, names);
        }
    }

    @CommandHandler
    void handle(ExpireStep command, @ReceivedAt Instant now, StepLimits limits, HostNames names) {
        if (step.isDue(command.runId(), command.attempt(), now)) {
            apply(walk().here().timedOut(step.attempt()));
            walk().failStep(sighting.timeout(walk().here().step()).explainedBy(command.said()), now, limits, names);
        }
    }

    @CommandHandler
    void handle(RetryStep command) {
        if (step.isAwaited(command.runId(), command.attempt())) {
            apply(walk().here().started(command.attempt()));
        }
    }

    @CommandHandler
    void handle(ResumeRemoval command) {
        new ByHand(this).resume();
    }

    @CommandHandler
    void handle(RetryMachineOperation command) {
        new ByHand(this).retry(command.operationId());
    }

    @CommandHandler
    void handle(SkipMachineStep command) {
        new ByHand(this).skip(command.operationId(), command.position());
    }

    @CommandHandler
    void handle(GiveUpMachineOperation command) {
        new ByHand(this).giveUp(command.operationId());
    }

    @CommandHandler
    void handle(ReportState command) {
        if (!gone) {
            new Absence(this).foundAgain();
            record(command.observed());
        }
    }

    @CommandHandler
    void handle(ReportMissing command) {
        new Absence(this).report(command);
    }

    @CommandHandler
    void handle(ReportFlapping command) {
        if (gone || command.flapping() == flapping) {
            return;
        }
        var poolId = membership.poolId();
        apply(
                command.flapping()
                        ? new MachineBeganFlapping(machineId, poolId)
                        : new MachineStoppedFlapping(machineId, poolId));
    }

    @CommandHandler
    void handle(ReportUnseen command) {
        new Absence(this).notSeen();
    }

    @CommandHandler
    void handle(RecordTagged command) {
        if (isThereToStay() && membership.poolId().equals(command.poolId())) {
            apply(new MachineTagged(machineId, membership.poolId(), command.tagId()));
        }
    }

    @CommandHandler
    void handle(ReportName command) {
        if (isThereToStay() && !command.name().equals(membership.name())) {
            apply(new MachineRenamed(machineId, membership.poolId(), command.name(), membership.name()));
        }
    }

    @CommandHandler
    void handle(KeepHostName command, HostNames names) {
        new Naming(this).keep(names);
    }

    @CommandHandler
    void handle(FreeHostName command) {
        new Naming(this).free();
    }

    @CommandHandler
    void handle(ForgetMachine command) {
        new Absence(this).forget(command);
    }

    private void record(Observation observed) {
        if (!observed.equals(sighting.observed())) {
            apply(Sighting.changed(membership, observed));
        }
    }

    private Walk walk() {
        return new Walk(this);
    }
}
