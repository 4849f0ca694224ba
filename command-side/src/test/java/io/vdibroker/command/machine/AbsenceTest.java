package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.ForgetMachine;
import io.vdibroker.api.machine.command.RecordTagged;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportUnseen;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.command.Rejection;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final OperationId END = OperationId.of("44444444-4444-4444-8444-44444444444e");
    private static final ReportMissing ALONE = new ReportMissing(MACHINE, END, false);
    private static final ReportMissing MAY_COME_BACK = new ReportMissing(MACHINE, END, true);
    private static final ReportUnseen NOT_SEEN = new ReportUnseen(MACHINE);
    private static final ForgetMachine FORGET = new ForgetMachine(MACHINE, END);
    private static final Observation UP = observed(PowerState.ON, true, "10.0.0.5");
    private static final MachineStateChanged UNSEEN =
            changed(new Observation(PowerState.UNKNOWN, false, null, null, null, null), Readiness.OFF);
    private static final MachineMissing MISSING = new MachineMissing(MACHINE, POOL);
    private static final MachineDeleted DELETED = new MachineDeleted(
            MACHINE, POOL, END, new Failure(FailureCode.NOT_FOUND, "Somebody deleted the machine in ECP"));
    private static final MachineDeleted FORGOTTEN = new MachineDeleted(
            MACHINE,
            POOL,
            END,
            new Failure(
                    FailureCode.NOT_FOUND,
                    "ECP does not have the machine, and an administrator said that it will not come back"));

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void oneThatSomebodyDeletedIsGone() {
        fixture.givenCommands(inService()).when(ALONE).expectEvents(MISSING, DELETED);
    }

    @Test
    void oneThatMayComeBackIsMissingAndServesNobody() {
        fixture.givenCommands(inService(report(UP))).when(MAY_COME_BACK).expectEvents(MISSING, UNSEEN);
    }

    @Test
    void oneThatEcpDoesNotHaveServesNobodyFromTheFirstLookOn() {
        fixture.givenCommands(inService(report(UP))).when(NOT_SEEN).expectEvents(UNSEEN);
    }

    @Test
    void oneThatEcpDoesNotHaveIsRecordedOnceAndThenMissing() {
        fixture.givenCommands(inService(report(UP), NOT_SEEN)).when(NOT_SEEN).expectNoEvents();
        fixture.givenCommands(inService(report(UP), NOT_SEEN))
                .when(MAY_COME_BACK)
                .expectEvents(MISSING);
    }

    @Test
    void oneThatEcpHadNotShownIsSeenAgain() {
        fixture.givenCommands(inService(report(UP), NOT_SEEN))
                .when(report(UP))
                .expectEvents(changed(UP, Readiness.ON_WITH_AGENT));
    }

    @Test
    void oneThatIsBeingRemovedMayGo() {
        fixture.givenCommands(inService(report(UP), remove())).when(NOT_SEEN).expectNoEvents();
    }

    @Test
    void isRecordedOnce() {
        fixture.givenCommands(inService(MAY_COME_BACK)).when(MAY_COME_BACK).expectNoEvents();
    }

    @Test
    void isOverWhenEcpShowsItAgain() {
        fixture.givenCommands(inService(report(UP), MAY_COME_BACK))
                .when(report(UP))
                .expectEvents(new MachineFoundAgain(MACHINE, POOL), changed(UP, Readiness.ON_WITH_AGENT));
    }

    @Test
    void endsWhatWasBeingDoneToIt() {
        fixture.givenCommands(inService(start(SECOND, OperationKind.REQUEST, 1, Step.POWER_ON)))
                .when(ALONE)
                .expectEvents(
                        MISSING,
                        new MachineOperationSuperseded(MACHINE, POOL, SECOND, OperationKind.REQUEST, true),
                        DELETED);
    }

    @Test
    void saysThatTheComputerRemainsInTheDomain() {
        fixture.givenCommands(joining(complete(FIRST, 0, 1)))
                .when(ALONE)
                .expectEvents(MISSING, new DomainMembershipLeft(MACHINE, POOL, END, NAME, DOMAIN.domain()), DELETED);
    }

    @Test
    void ofOneThatWasNotClonedYetIsNone() {
        fixture.givenCommands(given(request())).when(ALONE).expectNoEvents();
    }

    @Test
    void ofOneThatIsBeingRemovedIsNone() {
        fixture.givenCommands(inService(remove())).when(ALONE).expectNoEvents();
    }

    @Test
    void ofOneThatIsGoneIsNone() {
        fixture.givenCommands(inService(ALONE)).when(ALONE).expectNoEvents();
    }

    @Test
    void canBeEndedByAnAdministrator() {
        fixture.givenCommands(inService(MAY_COME_BACK)).when(FORGET).expectEvents(FORGOTTEN);
        fixture.givenCommands(inService(MAY_COME_BACK, FORGET)).when(FORGET).expectNoEvents();
    }

    @Test
    void cannotBeSaidOfAMachineThatIsThere() {
        fixture.givenCommands(inService(MAY_COME_BACK, report(observed(PowerState.ON, false, null))))
                .when(FORGET)
                .expectNoEvents()
                .expectException(Matchers.<Rejection>predicate(
                        rejection -> rejection.code() == RejectionCode.MACHINE_NOT_MISSING));
    }

    @Test
    void isTheEndOfEverything() {
        fixture.givenCommands(inService(ALONE))
                .when(start(SECOND, OperationKind.POWER, Step.POWER_ON))
                .expectNoEvents();
        fixture.givenCommands(inService(ALONE))
                .when(start(SECOND, OperationKind.REQUEST, 1, Step.POWER_ON))
                .expectEvents(new MachineOperationSuperseded(MACHINE, POOL, SECOND, OperationKind.REQUEST, false));
        fixture.givenCommands(inService(ALONE))
                .when(remove())
                .expectEvents(new MachineOperationSuperseded(MACHINE, POOL, REMOVAL, OperationKind.REMOVE, false));
    }

    @Test
    void isNotTheEndOfARemoval() {
        fixture.givenCommands(inService(MAY_COME_BACK, remove())).when(FORGET).expectNoEvents();
    }

    @Test
    void ofItsTagIsRecordedWhenItIsGivenAgain() {
        var tagged = new RecordTagged(MACHINE, POOL, "another");
        var event = new MachineTagged(MACHINE, POOL, "another");
        fixture.givenCommands(inService()).when(tagged).expectEvents(event);
        fixture.givenCommands(inService(remove())).when(tagged).expectNoEvents();
        fixture.givenCommands(inService(ALONE)).when(tagged).expectNoEvents();
        fixture.givenCommands(inService())
                .when(new RecordTagged(MACHINE, OTHER_POOL, "another"))
                .expectNoEvents();
    }
}
