package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ForgetMachine;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.command.Rejection;

/** What becomes of a machine that ECP does not show, although nobody here removed it. */
record Absence(MachineHistory machine) {

    private static final Observation NOTHING_SEEN = new Observation(PowerState.UNKNOWN, false, null, null, null, null);

    /** What does not exist yet, or is being removed, is not missed. */
    void report(ReportMissing command) {
        if (!machine.isThereToStay()) {
            return;
        }
        if (!machine.missing) {
            apply(new MachineMissing(machine.machineId, machine.membership.poolId()));
        }
        if (!command.mayComeBack()) {
            end(command.operationId(), "Somebody deleted the machine in ECP");
        } else {
            showNothing();
        }
    }

    /** From now on nobody is sent to it; whether it is gone takes longer to tell. */
    void notSeen() {
        if (machine.isThereToStay() && machine.sighting.observed() != null) {
            showNothing();
        }
    }

    /** It serves nobody before it is seen again. */
    private void showNothing() {
        if (!NOTHING_SEEN.equals(machine.sighting.observed())) {
            apply(Sighting.changed(machine.membership, NOTHING_SEEN));
        }
    }

    void forget(ForgetMachine command) {
        if (machine.gone || machine.operations.isLeaving()) {
            return; // a removal ends by itself when ECP does not have the machine
        }
        if (!machine.missing) {
            throw new Rejection(
                    RejectionCode.MACHINE_NOT_MISSING,
                    machine.machineId + " is not missing in ECP; delete it, or remove it from its pool");
        }
        end(
                command.operationId(),
                "ECP does not have the machine, and an administrator said that it will not come back");
    }

    void foundAgain() {
        if (machine.missing) {
            apply(new MachineFoundAgain(machine.machineId, machine.membership.poolId()));
        }
    }

    private void end(OperationId operationId, String why) {
        var membership = machine.membership;
        new Walk(machine).supersedeAll();
        if (machine.joined != null && membership.hostname() != null) {
            apply(new DomainMembershipLeft(
                    machine.machineId,
                    membership.poolId(),
                    operationId,
                    membership.hostname(),
                    machine.joined.domain()));
        }
        new Naming(machine).giveBack();
        apply(new MachineDeleted(
                machine.machineId, membership.poolId(), operationId, new Failure(FailureCode.NOT_FOUND, why)));
    }
}
