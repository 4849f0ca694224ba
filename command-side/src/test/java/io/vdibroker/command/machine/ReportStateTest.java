package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ReportFlapping;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReportStateTest {

    private static final Observation UP = observed(PowerState.ON, true, "10.0.0.5");

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void recordsWhatIsSeenFirst() {
        fixture.givenCommands(inService()).when(report(UP)).expectEvents(changed(UP, Readiness.ON_WITH_AGENT));
    }

    @Test
    void recordsAnotherAddress() {
        var moved = observed(PowerState.ON, true, "10.0.0.6");
        fixture.givenCommands(inService(report(UP)))
                .when(report(moved))
                .expectEvents(changed(moved, Readiness.ON_WITH_AGENT));
    }

    @Test
    void recordsNothingThatIsKnown() {
        fixture.givenCommands(inService(report(UP))).when(report(UP)).expectNoEvents();
    }

    @Test
    void callsAMachineWithoutAgentLessReady() {
        var silent = observed(PowerState.ON, false, null);
        fixture.givenCommands(inService(report(UP))).when(report(silent)).expectEvents(changed(silent, Readiness.ON));
    }

    @Test
    void callsASuspendedMachineOffWhateverItsAgentSaidLast() {
        var suspended = observed(PowerState.SUSPENDED, true, "10.0.0.5");
        fixture.givenCommands(inService(report(UP)))
                .when(report(suspended))
                .expectEvents(changed(suspended, Readiness.OFF));
    }

    @Test
    void recordsOnceThatItComesAndGoesAndOnceThatItIsSteady() {
        fixture.givenCommands(inService(report(UP)))
                .when(new ReportFlapping(MACHINE, true))
                .expectEvents(new MachineBeganFlapping(MACHINE, POOL));
        fixture.givenCommands(inService(report(UP), new ReportFlapping(MACHINE, true)))
                .when(new ReportFlapping(MACHINE, true))
                .expectNoEvents();
        fixture.givenCommands(inService(report(UP), new ReportFlapping(MACHINE, true)))
                .when(new ReportFlapping(MACHINE, false))
                .expectEvents(new MachineStoppedFlapping(MACHINE, POOL));
        fixture.givenCommands(inService(report(UP)))
                .when(new ReportFlapping(MACHINE, false))
                .expectNoEvents();
    }

    @Test
    void recordsNothingOfAMachineThatIsGone() {
        fixture.givenCommands(
                        cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), complete(REMOVAL, 2, 1)))
                .when(report(UP))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
