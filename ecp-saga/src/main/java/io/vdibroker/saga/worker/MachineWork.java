package io.vdibroker.saga.worker;

import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.saga.ecp.EcpDomain;
import org.jspecify.annotations.Nullable;

/**
 * A step of one machine. Its goal counts only while nothing is at work on the machine: not locked by anybody, and no task
 * of ours open, superseded runs included.
 */
abstract class MachineWork implements StepWork {

    @Override
    public final boolean concernsOneMachine() {
        return true;
    }

    @Override
    public final Sight look(Look look) {
        var row = look.row();
        var domain = look.domain();
        if (domain == null && look.disturbed()) {
            return Sight.WAIT; // a task that may still make it
        }
        if (domain == null) {
            return row.isRemoval() && absenceIsEnough()
                    ? completed(row, null)
                    : new Sight.Failed(Failures.of(FailureCode.NOT_FOUND, "ECP has no such machine"));
        }
        if (domain.lockedBy() != null || look.disturbed() || look.end().running()) {
            return Sight.WAIT;
        }
        if (isReached(look, domain) || look.end().succeeded() && successIsEnough()) {
            return completed(row, domain);
        }
        if (look.end().failed()) {
            return new Sight.Failed(Failures.ofTask(row.step(), look.end(), login(row)));
        }
        if (look.asked() || !canBeAsked(domain)) {
            return Sight.WAIT;
        }
        var obstacle = obstacle(row, domain);
        return obstacle == null ? Sight.ASK : new Sight.Failed(obstacle);
    }

    abstract boolean isReached(Look look, EcpDomain domain);

    /** For what ECP does not show, or shows only after a restart. */
    boolean successIsEnough() {
        return false;
    }

    /** Whether a removal has nothing left to do here once ECP does not have the machine. */
    boolean absenceIsEnough() {
        return true;
    }

    boolean canBeAsked(EcpDomain domain) {
        return true;
    }

    /** Why asking would do harm, or can only fail. */
    @Nullable
    Failure obstacle(OpenStep row, EcpDomain domain) {
        return null;
    }

    private static Sight completed(OpenStep row, @Nullable EcpDomain domain) {
        return new Sight.Reached(new CompleteStep(
                StepCommands.machine(row), row.runId(), row.attempt(), domain == null ? null : domain.observation()));
    }
}
