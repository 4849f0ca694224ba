package io.vdibroker.command.machine;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.command.operation.OpenStep;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What the decisions of {@link Machine} read: its own history, and nothing else. */
@SuppressWarnings("NullAway.Init") // assigned by the first event
abstract class MachineHistory {

    @AggregateIdentifier
    MachineId machineId;

    Membership membership;
    final Operations operations = new Operations();
    int position;
    OpenStep step = OpenStep.NONE;
    Sighting sighting = Sighting.NONE;

    /** The domain that the machine is, or may be, a member of because of us. */
    @Nullable
    DomainJoin joined;

    @Nullable
    OperationId claimedBy;

    @Nullable
    Failure unprepared;

    /** The last step and operation that somebody ended by hand: asked for again, that changes nothing. */
    @Nullable
    RunId skipped;

    @Nullable
    OperationId givenUp;

    /** Where its host name is reserved; absent if the broker gives it none. */
    @Nullable
    String directory;

    boolean nameHeld;
    boolean nameShared;
    int namesRefused;

    /** Whether its computer account remains although the machine is gone, or is about to be. */
    boolean accountLeft;

    boolean prepared;

    /** Whether it was up for somebody and was not switched off for the next one since, in whichever pool. */
    boolean served;

    boolean gone;
    boolean needsAttention;

    /** Whether somebody resumed the operation that runs, or ran last. */
    boolean resumed;

    boolean missing;

    boolean flapping;

    /** Whether it exists, is a pool's, and is not being removed. */
    boolean isThereToStay() {
        return !gone && membership.exists() && !operations.isLeaving();
    }

    @EventSourcingHandler
    void on(MachineRequested event) {
        machineId = event.machineId();
        membership = new Membership(
                event.machineId(), event.poolId(), event.controllerId(), event.tagId(), null, null, true, false);
    }

    @EventSourcingHandler
    void on(MachineCloned event) {
        membership = membership.named(event.name(), event.keepIfFailed());
    }

    @EventSourcingHandler
    void on(MachineClaimed event) {
        machineId = event.machineId();
        membership = new Membership(
                event.machineId(),
                event.poolId(),
                event.controllerId(),
                event.tagId(),
                event.name(),
                event.name(),
                false,
                false);
        claimedBy = event.operationId();
        operations.beginAnotherLife();
        directory = null;
        nameHeld = false;
        nameShared = false;
        accountLeft = false;
        sighting = Sighting.NONE;
        unprepared = null;
        prepared = false;
        missing = false;
        flapping = false;
        gone = false;
    }

    @EventSourcingHandler
    void on(MachineOperationStarted event) {
        var operation = new Operation(event.operationId(), event.kind(), event.plan(), event.use());
        operations.started(operation);
        if (event.kind() == OperationKind.PREPARE) {
            directory = Naming.directory(operation, membership);
            namesRefused = 0;
        }
        step = OpenStep.NONE; // whatever was open was superseded
        resumed = false;
    }

    @EventSourcingHandler
    void on(MachineOperationWaiting event) {
        operations.waits(new Operation(event.operationId(), event.kind(), event.plan(), event.use()));
    }

    @EventSourcingHandler
    void on(MachineOperationSuperseded event) {
        operations.ended(event.operationId());
    }

    @EventSourcingHandler
    void on(MachineStepStarted event) {
        position = event.position();
        step = step.started(event.runId(), event.attempt());
    }

    @EventSourcingHandler
    void on(MachineStepBegun event) {
        step = step.begun(event.dueAt());
        var running = operations.running();
        if (event.step() == Step.DOMAIN_JOIN && running != null) {
            joined = running.at(event.position()).domainJoin();
        }
    }

    @EventSourcingHandler
    void on(MachineTaskAccepted event) {
        step = step.accepted(event.taskId(), event.dueAt());
    }

    @EventSourcingHandler
    void on(MachineStepCompleted event) {
        step = step.ended();
        if (event.step() == Step.LEAVE_DOMAIN) {
            joined = null;
        }
        var running = operations.running();
        if (event.step() == Step.POWER_OFF && running != null && running.comesBetweenUsers()) {
            served = false;
        }
    }

    @EventSourcingHandler
    void on(MachineStepFailed event) {
        step = step.failed(event.retryAt());
    }

    @EventSourcingHandler
    void on(MachineStepSkipped event) {
        step = step.ended();
        skipped = event.runId();
        needsAttention = false;
    }

    @EventSourcingHandler
    void on(MachineOperationGivenUp event) {
        step = step.ended();
        givenUp = event.operationId();
    }

    @EventSourcingHandler
    void on(DomainMembershipLeft event) {
        joined = null;
        accountLeft = true;
    }

    @EventSourcingHandler
    void on(MachineOperationCompleted event) {
        operations.ended(event.operationId());
        if (event.kind() == OperationKind.PREPARE) {
            prepared = true;
            unprepared = null;
        } else if (event.kind() == OperationKind.REQUEST) {
            served = true;
        }
    }

    @EventSourcingHandler
    void on(MachineOperationFailed event) {
        operations.ended(event.operationId());
        if (event.kind() == OperationKind.PREPARE) {
            unprepared = event.failure();
        }
    }

    @EventSourcingHandler
    void on(MachineNeedsAttention event) {
        needsAttention = true;
    }

    @EventSourcingHandler
    void on(MachineRemovalResumed event) {
        needsAttention = false;
        resumed = true;
    }

    @EventSourcingHandler
    void on(MachineStateChanged event) {
        sighting = new Sighting(new Observation(
                event.power(),
                event.agentHeard(),
                event.address(),
                event.consolePort(),
                event.nodeId(),
                event.nodeConsolePort()));
    }

    @EventSourcingHandler
    void on(MachineTagged event) {
        membership = membership.taggedWith(event.tagId());
    }

    @EventSourcingHandler
    void on(MachineRenamed event) {
        membership = membership.renamed(event.name());
    }

    @EventSourcingHandler
    void on(MachineHostNameChosen event) {
        membership = membership.calledInItsGuest(event.hostname());
        directory = event.directory();
        nameHeld = true;
    }

    @EventSourcingHandler
    void on(MachineHostNameRefused event) {
        operations.replanned(event.plan());
        nameHeld = false;
        namesRefused++;
    }

    @EventSourcingHandler
    void on(MachineHostNameShared event) {
        nameShared = true;
    }

    @EventSourcingHandler
    void on(MachineHostNameGivenBack event) {
        nameHeld = false;
        accountLeft = false;
    }

    @EventSourcingHandler
    void on(MachineBeganFlapping event) {
        flapping = true;
    }

    @EventSourcingHandler
    void on(MachineStoppedFlapping event) {
        flapping = false;
    }

    @EventSourcingHandler
    void on(MachineMissing event) {
        missing = true;
    }

    @EventSourcingHandler
    void on(MachineFoundAgain event) {
        missing = false;
    }

    @EventSourcingHandler
    void on(MachineDeleted event) {
        operations.ended(event.operationId());
        operations.endLife();
        gone = true;
    }

    @EventSourcingHandler
    void on(MachineReleased event) {
        operations.ended(event.operationId());
        operations.endLife();
        gone = true;
    }
}
