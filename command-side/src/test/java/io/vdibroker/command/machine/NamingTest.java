package io.vdibroker.command.machine;

import static io.vdibroker.command.machine.Machines.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.FreeHostName;
import io.vdibroker.api.machine.command.KeepHostName;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NamingTest {

    private static final String CORP = "corp.example";
    private static final MachineId OTHER = MachineId.of(EXPANSION, 1);
    private static final Failure TASK_FAILED = new Failure(FailureCode.TASK_FAILED, "Reusing the account was blocked");
    private static final Failure WRONG_PASSWORD = new Failure(FailureCode.DOMAIN_REFUSED, "Wrong password");
    private static final List<PlannedStep> PLAN =
            planned(Step.HOSTNAME, Step.REBOOT, Step.DOMAIN_JOIN, Step.GUEST_AGENT);

    private static final MachineOperationStarted STARTED =
            new MachineOperationStarted(MACHINE, POOL, CONTROLLER, FIRST, OperationKind.PREPARE, PLAN, 0);

    private final FakeHostNames names = new FakeHostNames();
    private final AggregateTestFixture<Machine> fixture = fixture(names);

    private static HostNameKey key(String hostname) {
        return HostNameKey.of(CORP, hostname);
    }

    private static MachineHostNameChosen chosen(String hostname, @Nullable String instead) {
        return new MachineHostNameChosen(MACHINE, POOL, CORP, hostname, instead);
    }

    private static MachineHostNameGivenBack givenBack(String hostname) {
        return new MachineHostNameGivenBack(MACHINE, POOL, CORP, hostname);
    }

    private static StartOperation prepare() {
        return new StartOperation(MACHINE, FIRST, OperationKind.PREPARE, PLAN, 0);
    }

    private static MachineStepStarted hostnameStarted(int position, String hostname) {
        return new MachineStepStarted(
                MACHINE,
                POOL,
                CONTROLLER,
                FIRST,
                OperationKind.PREPARE,
                RunId.of(FIRST, position),
                position,
                Step.HOSTNAME,
                1,
                true,
                hostname,
                null,
                null);
    }

    /** The steps before the join are done, and it failed that often; and what came after. */
    private static List<CommandMessage<?>> joinFailed(int times, Object... more) {
        var commands = new ArrayList<>(cloned(
                prepare(), begin(FIRST, 0, 1), complete(FIRST, 0, 1), begin(FIRST, 1, 1), complete(FIRST, 1, 1)));
        for (var attempt = 1; attempt <= times; attempt++) {
            commands.addAll(given(
                    begin(FIRST, 2, attempt), fail(FIRST, 2, attempt, TASK_FAILED), retry(FIRST, 2, attempt + 1)));
        }
        commands.addAll(given(more));
        return commands;
    }

    /** Of a machine that is in service under its name. */
    private static List<CommandMessage<?>> prepared(Object... more) {
        var commands = new ArrayList<>(
                joinFailed(0, begin(FIRST, 2, 1), complete(FIRST, 2, 1), begin(FIRST, 3, 1), complete(FIRST, 3, 1)));
        commands.addAll(given(more));
        return commands;
    }

    @Nested
    class Choosing {

        @Test
        void takesTheNameThatEcpGave() {
            fixture.givenCommands(cloned());
            fixture.when(prepare()).expectEvents(chosen(NAME, null), STARTED, hostnameStarted(0, NAME));
            assertThat(names.owners).containsEntry(key(NAME), MACHINE);
        }

        @Test
        void takesTheNextNameIfAnotherMachineHasIt() {
            names.owners.put(key(NAME), OTHER);
            names.owners.put(key("office-2"), OTHER);
            fixture.givenCommands(cloned());
            fixture.when(prepare()).expectEvents(chosen("office-3", NAME), STARTED, hostnameStarted(0, "office-3"));
        }

        @Test
        void failsThePreparationIfNoNameOfTheSeriesIsFree() {
            names.refused.add(key(NAME));
            NameSeries.of(NAME).following().map(NamingTest::key).forEach(names.refused::add);
            fixture.givenCommands(cloned());
            fixture.when(prepare())
                    .expectEvents(
                            STARTED,
                            hostnameStarted(0, NAME),
                            failed(FIRST, OperationKind.PREPARE, Step.HOSTNAME, Naming.NONE_FREE));
        }

        @Test
        void reservesAtTheControllerWhatJoinsNoDomain() {
            fixture.givenCommands(cloned());
            fixture.when(start(FIRST, OperationKind.PREPARE, Step.HOSTNAME))
                    .expectEvents(
                            new MachineHostNameChosen(
                                    MACHINE, POOL, CONTROLLER.value().toString(), NAME, null),
                            started(FIRST, OperationKind.PREPARE, 0, Step.HOSTNAME),
                            hostnameStarted(0, NAME));
        }

        @Test
        void concernsNobodyWhoseGuestIsNotNamed() {
            fixture.givenCommands(cloned());
            fixture.when(start(FIRST, OperationKind.PREPARE, Step.POWER_ON)).expectSuccessfulHandlerExecution();
            assertThat(names.owners).isEmpty();
        }
    }

    @Nested
    class WhenTheDirectoryRefuses {

        private static final List<PlannedStep> AGAIN = planned(
                Step.HOSTNAME,
                Step.REBOOT,
                Step.DOMAIN_JOIN,
                Step.HOSTNAME,
                Step.REBOOT,
                Step.DOMAIN_JOIN,
                Step.GUEST_AGENT);

        @Test
        void itIsTriedOnceMoreWithTheSameName() {
            fixture.givenCommands(joinFailed(0, begin(FIRST, 2, 1)));
            fixture.when(fail(FIRST, 2, 1, TASK_FAILED))
                    .expectEvents(stepFailed(FIRST, 2, Step.DOMAIN_JOIN, 1, TASK_FAILED, later(30)));
        }

        @Test
        void thenThePreparationGoesBackWithAnotherName() {
            fixture.givenCommands(joinFailed(1, begin(FIRST, 2, 2)));
            fixture.when(fail(FIRST, 2, 2, TASK_FAILED))
                    .expectEvents(
                            stepFailed(FIRST, 2, Step.DOMAIN_JOIN, 2, TASK_FAILED, null),
                            new MachineHostNameRefused(MACHINE, POOL, FIRST, CORP, NAME, TASK_FAILED, AGAIN),
                            chosen("office-2", NAME),
                            hostnameStarted(3, "office-2"));
            assertThat(names.refused).containsExactly(key(NAME));
            assertThat(names.owners).containsOnlyKeys(key("office-2"));
        }

        @Test
        void theAccountIsNotTheName() {
            fixture.givenCommands(joinFailed(1, begin(FIRST, 2, 2)));
            fixture.when(fail(FIRST, 2, 2, WRONG_PASSWORD))
                    .expectEvents(
                            stepFailed(FIRST, 2, Step.DOMAIN_JOIN, 2, WRONG_PASSWORD, null),
                            failed(FIRST, OperationKind.PREPARE, Step.DOMAIN_JOIN, WRONG_PASSWORD));
            assertThat(names.refused).isEmpty();
        }

        @Test
        void afterAFewNamesThePreparationFails() {
            var commands = new ArrayList<>(joinFailed(1, begin(FIRST, 2, 2), fail(FIRST, 2, 2, TASK_FAILED)));
            for (var position = 3; position <= 8; position++) {
                if (position % 3 == 2) { // the join
                    commands.addAll(given(
                            begin(FIRST, position, 1),
                            fail(FIRST, position, 1, TASK_FAILED),
                            retry(FIRST, position, 2),
                            begin(FIRST, position, 2),
                            fail(FIRST, position, 2, TASK_FAILED)));
                } else {
                    commands.addAll(given(begin(FIRST, position, 1), complete(FIRST, position, 1)));
                }
            }
            commands.addAll(given(retry(FIRST, 8, 3), begin(FIRST, 8, 3)));
            fixture.givenCommands(commands);
            fixture.when(fail(FIRST, 8, 3, TASK_FAILED))
                    .expectEvents(
                            stepFailed(FIRST, 8, Step.DOMAIN_JOIN, 3, TASK_FAILED, null),
                            failed(FIRST, OperationKind.PREPARE, Step.DOMAIN_JOIN, TASK_FAILED));
            assertThat(names.refused).hasSize(Naming.OTHER_NAMES);
        }
    }

    @Nested
    class GivingBack {

        private static final int LEAVE = 2;

        private List<CommandMessage<?>> leaving(Object... more) {
            var commands = new ArrayList<>(prepared(
                    remove(),
                    begin(REMOVAL, 0, 1),
                    complete(REMOVAL, 0, 1),
                    begin(REMOVAL, 1, 1),
                    complete(REMOVAL, 1, 1),
                    begin(REMOVAL, LEAVE, 1)));
            commands.addAll(given(more));
            return commands;
        }

        private Object[] rest() {
            return new Object[] {
                begin(REMOVAL, 3, 1),
                complete(REMOVAL, 3, 1),
                begin(REMOVAL, 4, 1),
                complete(REMOVAL, 4, 1),
                begin(REMOVAL, 5, 1)
            };
        }

        private List<CommandMessage<?>> left(Object outcome) {
            var commands = new ArrayList<>(leaving(outcome));
            commands.addAll(given(rest()));
            return commands;
        }

        @Test
        void happensWhenTheMachineIsGone() {
            fixture.givenCommands(left(complete(REMOVAL, LEAVE, 1)));
            fixture.when(complete(REMOVAL, 5, 1))
                    .expectEvents(
                            stepCompleted(REMOVAL, 5, Step.DELETE, 1),
                            givenBack(NAME),
                            deleted(new Failure(FailureCode.CANCELLED, "The pool gave the machine up")));
        }

        @Test
        void doesNotHappenWhileTheAccountRemains() {
            fixture.givenCommands(left(fail(REMOVAL, LEAVE, 1, WRONG_PASSWORD)));
            fixture.when(complete(REMOVAL, 5, 1))
                    .expectEvents(
                            stepCompleted(REMOVAL, 5, Step.DELETE, 1),
                            deleted(new Failure(FailureCode.CANCELLED, "The pool gave the machine up")));
        }

        @Test
        void isSaidByAnAdministratorThen() {
            var commands = new ArrayList<>(left(fail(REMOVAL, LEAVE, 1, WRONG_PASSWORD)));
            commands.addAll(given(complete(REMOVAL, 5, 1)));
            fixture.givenCommands(commands);
            fixture.when(new FreeHostName(MACHINE)).expectEvents(givenBack(NAME));
        }

        @Test
        void isSaidOnce() {
            var commands = new ArrayList<>(left(fail(REMOVAL, LEAVE, 1, WRONG_PASSWORD)));
            commands.addAll(given(complete(REMOVAL, 5, 1), new FreeHostName(MACHINE)));
            fixture.givenCommands(commands);
            fixture.when(new FreeHostName(MACHINE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isNotSaidOfAMachineThatIsThere() {
            fixture.givenCommands(prepared());
            fixture.when(new FreeHostName(MACHINE))
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.CONFLICT));
        }
    }

    @Nested
    class OfAnEarlierHistory {

        private List<Object> before() {
            return List.of(
                    new MachineRequested(MACHINE, POOL, CONTROLLER, EXPANSION, TAG),
                    new MachineCloned(MACHINE, POOL, CONTROLLER, FIRST, NAME, PLAN, false),
                    new MachineOperationStarted(MACHINE, POOL, CONTROLLER, FIRST, OperationKind.PREPARE, PLAN, 0),
                    completed(FIRST, OperationKind.PREPARE, Readiness.ON_WITH_AGENT, 0));
        }

        @Test
        void keepsTheNameItWasPreparedUnder() {
            var events = new ArrayList<>(before());
            events.add(new MachineRenamed(MACHINE, POOL, "by-hand", NAME));
            fixture.given(events);
            fixture.when(new KeepHostName(MACHINE)).expectEvents(chosen(NAME, null));
        }

        @Test
        void keepsItOnce() {
            fixture.given(before()).andGivenCommands(given(new KeepHostName(MACHINE)));
            fixture.when(new KeepHostName(MACHINE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isKnownToShareItIfAnotherHasItToo() {
            names.owners.put(key(NAME), OTHER);
            fixture.given(before());
            fixture.when(new KeepHostName(MACHINE)).expectEvents(new MachineHostNameShared(MACHINE, POOL, CORP, NAME));
        }
    }

    @Test
    void aRenameInEcpChangesNothing() {
        fixture.givenCommands(prepared(new ReportName(MACHINE, "by-hand")));
        fixture.when(new KeepHostName(MACHINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(names.owners).containsOnlyKeys(key(NAME));
    }
}
