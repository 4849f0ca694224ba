package io.vdibroker.command.machine;

import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import org.jspecify.annotations.Nullable;

/** What ECP last showed of a machine, if anything, and what follows from it. */
record Sighting(@Nullable Observation observed) {

    static final Sighting NONE = new Sighting(null);

    Readiness readiness() {
        if (observed == null || observed.power() != PowerState.ON) {
            return Readiness.OFF;
        }
        return observed.agentHeard() ? Readiness.ON_WITH_AGENT : Readiness.ON;
    }

    /** That the machine was seen like this. */
    static MachineStateChanged changed(Membership machine, Observation observed) {
        return new MachineStateChanged(
                machine.machineId(),
                machine.poolId(),
                observed.power(),
                observed.agentHeard(),
                observed.address(),
                observed.consolePort(),
                observed.nodeId(),
                observed.nodeConsolePort(),
                new Sighting(observed).readiness());
    }

    /** What to say of a step whose time is over. */
    Failure timeout(Step step) {
        if (step != Step.GUEST_AGENT) {
            return new Failure(FailureCode.TIMED_OUT, "ECP did not show the goal of " + step + " in time");
        }
        return observed != null && observed.agentHeard()
                ? new Failure(FailureCode.NO_ADDRESS, "The guest agent reported no usable address in time")
                : new Failure(FailureCode.NO_AGENT, "The guest agent was not heard in time");
    }
}
