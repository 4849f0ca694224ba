package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.OperationKind.REMOVE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.command.Rejection;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Claims go by the repository, as they do within the unit of work of a pool's command. */
class ClaimTest {

    private static final List<PlannedStep> AFTER_OTHERS =
            List.of(PlannedStep.of(Step.POWER_OFF), PlannedStep.of(Step.REMOTE_ACCESS));

    private static final List<PlannedStep> PLAN =
            List.of(PlannedStep.of(Step.REMOTE_ACCESS), new PlannedStep(Step.TAG, null, TAG));

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void givesAnUnknownMachineToThePool() {
        fixture.whenConstructing(() -> {
                    var machine = new Machine();
                    machine.claim(claim(POOL, FIRST));
                    return machine;
                })
                .expectEvents(claimed(POOL, FIRST));
    }

    @Test
    void isAcceptedOnce() {
        fixture.given(claimed(POOL, FIRST))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(POOL, FIRST)))
                .expectNoEvents();
    }

    @Test
    void changesNothingForThePoolThatHasTheMachine() {
        fixture.given(claimed(POOL, FIRST))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(POOL, SECOND)))
                .expectNoEvents();
    }

    @Test
    void isRefusedWhileAnotherPoolHasTheMachine() {
        fixture.given(claimed(POOL, FIRST))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(OTHER_POOL, SECOND)))
                .expectNoEvents()
                .expectException(Matchers.<Rejection>predicate(
                        rejection -> rejection.code() == RejectionCode.MACHINE_IN_ANOTHER_POOL));
    }

    @Test
    void isRefusedWhileTheMachineLeavesEvenThisPool() {
        fixture.given(claimed(POOL, FIRST))
                .andGivenCommands(at(NOW, remove()))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(POOL, SECOND)))
                .expectNoEvents()
                .expectException(Matchers.<Rejection>predicate(
                        rejection -> rejection.code() == RejectionCode.MACHINE_IN_ANOTHER_POOL));
    }

    @Test
    void isRefusedForACloneThatTheBrokerHasDeleted() {
        fixture.givenCommands(
                        cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), complete(REMOVAL, 2, 1)))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(OTHER_POOL, SECOND)))
                .expectNoEvents()
                .expectException(
                        Matchers.<Rejection>predicate(rejection -> rejection.code() == RejectionCode.NOT_FOUND));
    }

    @Test
    void isGrantedForACloneThatWasGoneIfAnAdministratorAdoptsIt() {
        var adoption = new Claim(MACHINE, OTHER_POOL, CONTROLLER, SECOND, NAME, TAG, true, false, PLAN, AFTER_OTHERS);
        fixture.givenCommands(
                        cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), complete(REMOVAL, 2, 1)))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(adoption))
                .expectEvents(afterOthers(SECOND));
    }

    @Test
    void isNotGrantedBeforeThePlaceOfTheLastLifeHasComeBack() {
        var adoption = new Claim(MACHINE, POOL, CONTROLLER, SECOND, NAME, TAG, true, true, PLAN, AFTER_OTHERS);
        fixture.givenCommands(
                        cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), complete(REMOVAL, 2, 1)))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(adoption))
                .expectNoEvents()
                .expectException(
                        Matchers.<Rejection>predicate(rejection -> rejection.code() == RejectionCode.MACHINE_BUSY));
    }

    @Test
    void isNotGrantedForACloneThatThePoolHas() {
        var adoption = new Claim(MACHINE, POOL, CONTROLLER, SECOND, NAME, TAG, true, true, PLAN, AFTER_OTHERS);
        fixture.givenCommands(cloned())
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(adoption))
                .expectNoEvents()
                .expectException(
                        Matchers.<Rejection>predicate(rejection -> rejection.code() == RejectionCode.CONFLICT));
    }

    @Test
    void isNotGrantedForAMachineOfAnotherPoolEvenIfAnAdministratorAdoptsIt() {
        var adoption = new Claim(MACHINE, OTHER_POOL, CONTROLLER, SECOND, NAME, TAG, true, false, PLAN, AFTER_OTHERS);
        fixture.given(claimed(POOL, FIRST))
                .whenInvoking(MACHINE.toString(), machine -> machine.claim(adoption))
                .expectNoEvents()
                .expectException(Matchers.<Rejection>predicate(
                        rejection -> rejection.code() == RejectionCode.MACHINE_IN_ANOTHER_POOL));
    }

    @Nested
    class OfAMachineThatWasGivenBack {

        @Test
        void isItsNextLifeWhichBeginsByEndingTheSessionsOfTheLastUser() {
            givenBack()
                    .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(OTHER_POOL, SECOND)))
                    .expectEvents(afterOthers(SECOND));
        }

        @Test
        void isNotSwitchedOffAgainIfItWasSince() {
            var lastRemoval = OperationId.of("44444444-4444-4444-8444-444444444448");
            givenBack()
                    .andGiven(afterOthers(SECOND))
                    .andGivenCommands(given(
                            start(SECOND, PREPARE, Step.POWER_OFF),
                            complete(SECOND, 0, 1),
                            start(lastRemoval, REMOVE),
                            complete(lastRemoval, 0, 1)))
                    .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(POOL, THIRD)))
                    .expectEvents(claimed(POOL, THIRD));
        }

        @Test
        void isNoRepeatOfTheClaimThatIsOver() {
            givenBack()
                    .whenInvoking(MACHINE.toString(), machine -> machine.claim(claim(POOL, FIRST)))
                    .expectNoEvents();
        }

        @Test
        void countsUsesFromTheBeginning() {
            givenBack()
                    .andGiven(claimed(OTHER_POOL, SECOND))
                    .when(start(THIRD, REQUEST, 1))
                    .expectEvents(
                            new MachineOperationStarted(MACHINE, OTHER_POOL, CONTROLLER, THIRD, REQUEST, List.of(), 1),
                            new MachineOperationCompleted(MACHINE, OTHER_POOL, THIRD, REQUEST, NAME, Readiness.OFF, 1));
        }

        @Test
        void isNotInServiceBeforeItIsPreparedAgain() {
            givenBack()
                    .andGiven(claimed(OTHER_POOL, SECOND))
                    .when(start(THIRD, POWER, Step.POWER_ON))
                    .expectException(Matchers.<Rejection>predicate(
                            rejection -> rejection.code() == RejectionCode.MACHINE_NOT_READY));
        }

        @Test
        void hasItsStateRecordedForTheNewPool() {
            var up = observed(PowerState.ON, true, "10.0.0.5");
            givenBack()
                    .andGiven(claimed(OTHER_POOL, SECOND))
                    .when(report(up))
                    .expectEvents(new MachineStateChanged(
                            MACHINE,
                            OTHER_POOL,
                            PowerState.ON,
                            true,
                            "10.0.0.5",
                            5901,
                            "node-1",
                            5900,
                            Readiness.ON_WITH_AGENT));
        }

        private TestExecutor<Machine> givenBack() {
            var up = observed(PowerState.ON, true, "10.0.0.5");
            return fixture.given(claimed(POOL, FIRST))
                    .andGivenCommands(given(
                            start(FIRST, PREPARE),
                            report(up),
                            start(THIRD_BEFORE, REQUEST, 7),
                            remove(),
                            complete(REMOVAL, 0, 1)));
        }

        private static final OperationId THIRD_BEFORE = OperationId.of("44444444-4444-4444-8444-444444444449");
    }

    @Nested
    class OfAMachineThatLeaves {

        @Test
        void isUndoneByItsTagOnly() {
            fixture.given(claimed(POOL, FIRST))
                    .when(remove())
                    .expectEvents(
                            new MachineOperationStarted(
                                    MACHINE, POOL, CONTROLLER, REMOVAL, REMOVE, planned(Step.UNTAG), 0),
                            new MachineStepStarted(
                                    MACHINE,
                                    POOL,
                                    CONTROLLER,
                                    REMOVAL,
                                    REMOVE,
                                    RunId.of(REMOVAL, 0),
                                    0,
                                    Step.UNTAG,
                                    1,
                                    false,
                                    null,
                                    null,
                                    TAG));
        }

        @Test
        void endsWithTheMachineReleased() {
            fixture.given(claimed(POOL, FIRST))
                    .andGivenCommands(at(NOW, remove()))
                    .when(complete(REMOVAL, 0, 1))
                    .expectEvents(
                            new MachineStepCompleted(MACHINE, POOL, REMOVAL, RunId.of(REMOVAL, 0), 0, Step.UNTAG, 1),
                            released());
        }
    }

    @Test
    void goesThroughTheRepositoryOfMachinesThatExistAndOfThoseThatDoNot() {
        var axon = DefaultConfigurer.defaultConfiguration()
                .configureAggregate(Machine.class)
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .start();
        try {
            assertThat(claimWith(axon, claim(POOL, FIRST))).isEqualTo(FIRST);
            assertThat(claimWith(axon, claim(POOL, FIRST))).isEqualTo(FIRST);
            assertThat(claimWith(axon, claim(POOL, SECOND)))
                    .as("what prepares it is the first one")
                    .isEqualTo(FIRST);
            assertThat(recorded(axon.eventStore())).isEqualTo(List.of(claimed(POOL, FIRST)));
            assertThatThrownBy(() -> claimWith(axon, claim(OTHER_POOL, SECOND)))
                    .hasRootCauseInstanceOf(Rejection.class);
            check(axon, MACHINE, POOL);
            check(axon, new MachineId(UUID.randomUUID()), OTHER_POOL);
            assertThatThrownBy(() -> check(axon, MACHINE, OTHER_POOL)).isInstanceOf(Rejection.class);
        } finally {
            axon.shutdown();
        }
    }

    private static OperationId claimWith(Configuration axon, Claim claim) {
        return DefaultUnitOfWork.startAndGet(at(NOW, claim))
                .executeWithResult(() -> MachineConfiguration.claimFrom(axon.repository(Machine.class), claim))
                .getPayload();
    }

    private static void check(Configuration axon, MachineId machineId, PoolId poolId) {
        DefaultUnitOfWork.startAndGet(at(NOW, claim(POOL, FIRST)))
                .execute(() ->
                        MachineConfiguration.refuseUnlessClaimable(axon.repository(Machine.class), machineId, poolId));
    }

    private static List<?> recorded(EventStore events) {
        return events.readEvents(MACHINE.toString())
                .asStream()
                .map(Message::getPayload)
                .toList();
    }

    private static Claim claim(PoolId pool, OperationId operation) {
        return new Claim(MACHINE, pool, CONTROLLER, operation, NAME, TAG, false, false, PLAN, AFTER_OTHERS);
    }

    private static MachineEvent afterOthers(OperationId operation) {
        return new MachineClaimed(MACHINE, OTHER_POOL, CONTROLLER, operation, NAME, TAG, AFTER_OTHERS);
    }

    private static MachineEvent claimed(PoolId pool, OperationId operation) {
        return new MachineClaimed(MACHINE, pool, CONTROLLER, operation, NAME, TAG, PLAN);
    }
}
