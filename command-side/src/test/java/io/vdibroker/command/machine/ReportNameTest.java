package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReportNameTest {

    private static final ReportName OTHER = new ReportName(MACHINE, "other");
    private static final MachineRenamed RENAMED = new MachineRenamed(MACHINE, POOL, "other", NAME);

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void anotherNameIsRecordedOnce() {
        fixture.givenCommands(inService()).when(OTHER).expectEvents(RENAMED);
        fixture.givenCommands(inService(OTHER)).when(OTHER).expectNoEvents();
    }

    @Test
    void theSameNameIsNoNews() {
        fixture.givenCommands(inService()).when(new ReportName(MACHINE, NAME)).expectNoEvents();
    }

    @Test
    void ofAMachineThatDoesNotExistYetOrLeavesIsOfNoInterest() {
        fixture.givenCommands(given(request())).when(OTHER).expectNoEvents();
        fixture.givenCommands(inService(remove())).when(OTHER).expectNoEvents();
    }

    @Test
    void operationsTellTheNameThatItHasNow() {
        fixture.givenCommands(inService(OTHER, start(SECOND, OperationKind.REQUEST, 1, Step.POWER_ON)))
                .when(complete(SECOND, 0, 1))
                .expectEvents(
                        new MachineStepCompleted(MACHINE, POOL, SECOND, RunId.of(SECOND, 0), 0, Step.POWER_ON, 1),
                        new MachineOperationCompleted(
                                MACHINE, POOL, SECOND, OperationKind.REQUEST, "other", Readiness.OFF, 1));
    }

    @Test
    void itsComputerAccountKeepsTheNameThatItJoinedBy() {
        fixture.givenCommands(joining(OTHER))
                .when(new ReportMissing(MACHINE, REMOVAL, false))
                .expectEvents(
                        new MachineMissing(MACHINE, POOL),
                        new MachineOperationSuperseded(MACHINE, POOL, FIRST, OperationKind.PREPARE, true),
                        new DomainMembershipLeft(MACHINE, POOL, REMOVAL, NAME, DOMAIN.domain()),
                        new MachineDeleted(
                                MACHINE,
                                POOL,
                                REMOVAL,
                                new Failure(FailureCode.NOT_FOUND, "Somebody deleted the machine in ECP")));
    }
}
