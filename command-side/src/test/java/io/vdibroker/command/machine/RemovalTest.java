package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.OperationKind.REMOVE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.Step.DELETE;
import static io.vdibroker.api.operation.Step.DOMAIN_JOIN;
import static io.vdibroker.api.operation.Step.GUEST_AGENT;
import static io.vdibroker.api.operation.Step.LEAVE_DOMAIN;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.api.operation.Step.UNTAG;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private static final Failure GIVEN_UP = new Failure(FailureCode.CANCELLED, "The pool gave the machine up");
    private static final Failure LOCKED = new Failure(FailureCode.REFUSED, "ECP says that the machine is locked");

    private final AggregateTestFixture<Machine> fixture = fixture();

    private ResultValidator<Machine> when(Object command) {
        return fixture.when(command instanceof CommandMessage<?> ? command : at(NOW, command));
    }

    /** All eight attempts at POWER_OFF but the outcome of the last. */
    private static List<CommandMessage<?>> atTheLastAttempt() {
        return withAttempts(0, 0, cloned(remove()));
    }

    static List<CommandMessage<?>> inNeedOfAttention() {
        return inNeedOfAttention(0);
    }

    /** At that position, to which it came by these commands. */
    static List<CommandMessage<?>> inNeedOfAttention(int position, Object... before) {
        var history = cloned(remove());
        history.addAll(given(before));
        var commands = withAttempts(position, 0, history);
        commands.addAll(given(fail(REMOVAL, position, 8, LOCKED)));
        return commands;
    }

    private static List<CommandMessage<?>> withAttempts(int position, int before, List<CommandMessage<?>> history) {
        var commands = new ArrayList<>(history);
        commands.addAll(given(IntStream.rangeClosed(before + 1, before + 7)
                .boxed()
                .flatMap(attempt -> Stream.of(
                        begin(REMOVAL, position, attempt),
                        fail(REMOVAL, position, attempt, LOCKED),
                        retry(REMOVAL, position, attempt + 1)))
                .toArray()));
        return commands;
    }

    @Test
    void startsWithoutAPlanFromOutside() {
        fixture.givenCommands(cloned());
        when(remove())
                .expectEvents(
                        started(REMOVAL, REMOVE, 0, POWER_OFF, UNTAG, DELETE),
                        stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 1));
    }

    @Test
    void isTheSameForACloneThatNeverCame() {
        fixture.givenCommands(given(request()));
        when(remove())
                .expectEvents(
                        started(REMOVAL, REMOVE, 0, POWER_OFF, UNTAG, DELETE),
                        stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 1));
    }

    @Test
    void supersedesWhatRunsAndWhatWaits() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)));
        when(remove())
                .expectEvents(
                        superseded(SECOND, REQUEST, true),
                        superseded(THIRD, POWER, false),
                        started(REMOVAL, REMOVE, 0, POWER_OFF, UNTAG, DELETE),
                        stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 1));
    }

    @Test
    void changesNothingWhenRepeated() {
        fixture.givenCommands(cloned(remove()));
        when(remove()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void changesNothingWhenRepeatedAfterItsEnd() {
        fixture.givenCommands(removed());
        when(remove()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void supersedesWhatComesMeanwhile() {
        fixture.givenCommands(cloned(remove()));
        when(start(SECOND, REQUEST, 5, POWER_ON)).expectEvents(superseded(SECOND, REQUEST, false));
    }

    @Test
    void supersedesWhatComesAfterwards() {
        fixture.givenCommands(removed());
        when(start(SECOND, REMOVE)).expectEvents(superseded(SECOND, REMOVE, false));
    }

    @Test
    void absorbsTheLateOutcomeOfWhatItSuperseded() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), begin(SECOND, 0, 1), remove()));
        when(complete(SECOND, 0, 1)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void endsWhenEcpDoesNotHaveTheMachineAnyMore() {
        fixture.givenCommands(cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1)));
        when(complete(REMOVAL, 2, 1)).expectEvents(stepCompleted(REMOVAL, 2, DELETE, 1), deleted(GIVEN_UP));
    }

    @Test
    void saysWhyIfTheMachineCouldNotBePrepared() {
        var noSpace = new Failure(FailureCode.NO_SPACE, "The data pool is full");
        fixture.givenCommands(cloned(
                start(FIRST, PREPARE, POWER_ON),
                fail(FIRST, 0, 1, noSpace),
                remove(),
                complete(REMOVAL, 0, 1),
                complete(REMOVAL, 1, 1)));
        when(complete(REMOVAL, 2, 1)).expectEvents(stepCompleted(REMOVAL, 2, DELETE, 1), deleted(noSpace));
    }

    /** A clone that is gone. */
    private static List<CommandMessage<?>> removed() {
        return cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), complete(REMOVAL, 2, 1));
    }

    @Nested
    class OfAMemberOfADomain {

        @Test
        void leavesTheDomainFirst() {
            fixture.givenCommands(joining());
            when(remove())
                    .expectEvents(
                            superseded(FIRST, PREPARE, true),
                            started(REMOVAL, REMOVE, 0, POWER_ON, GUEST_AGENT, LEAVE_DOMAIN, POWER_OFF, UNTAG, DELETE),
                            stepStarted(REMOVAL, REMOVE, 0, POWER_ON, 1));
        }

        @Test
        void leavesTheDomainUnderItsName() {
            fixture.givenCommands(joining(remove(), complete(REMOVAL, 0, 1)));
            when(complete(REMOVAL, 1, 1))
                    .expectEvents(
                            stepCompleted(REMOVAL, 1, GUEST_AGENT, 1),
                            stepStarted(REMOVAL, REMOVE, 2, LEAVE_DOMAIN, 1));
        }

        @Test
        void hasNothingToLeaveIfTheJoinWasNeverBegun() {
            var plan = List.of(new PlannedStep(DOMAIN_JOIN, DOMAIN, null));
            fixture.givenCommands(cloned(new StartOperation(MACHINE, FIRST, PREPARE, plan, 0)));
            when(remove())
                    .expectEvents(
                            superseded(FIRST, PREPARE, true),
                            started(REMOVAL, REMOVE, 0, POWER_OFF, UNTAG, DELETE),
                            stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 1));
        }

        @Test
        void isLeftBehindInTheDomainIfNoAgentAnswers() {
            var silent = new Failure(FailureCode.NO_AGENT, "The guest agent was not heard in time");
            fixture.givenCommands(joining(remove(), complete(REMOVAL, 0, 1), begin(REMOVAL, 1, 1)));
            when(at(later(600), expire(REMOVAL, 1, 1)))
                    .expectEvents(
                            new MachineStepTimedOut(MACHINE, POOL, REMOVAL, RunId.of(REMOVAL, 1), 1, GUEST_AGENT, 1),
                            stepFailed(REMOVAL, 1, GUEST_AGENT, 1, silent, null),
                            new DomainMembershipLeft(MACHINE, POOL, REMOVAL, NAME, DOMAIN.domain()),
                            stepStarted(REMOVAL, REMOVE, 3, POWER_OFF, 1));
        }

        @Test
        void isLeftBehindInTheDomainIfTheAccountIsRefused() {
            var refused = new Failure(FailureCode.DOMAIN_REFUSED, "The account was refused");
            fixture.givenCommands(joining(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1)));
            when(fail(REMOVAL, 2, 1, refused))
                    .expectEvents(
                            stepFailed(REMOVAL, 2, LEAVE_DOMAIN, 1, refused, null),
                            new DomainMembershipLeft(MACHINE, POOL, REMOVAL, NAME, DOMAIN.domain()),
                            stepStarted(REMOVAL, REMOVE, 3, POWER_OFF, 1));
        }

        @Test
        void triesToLeaveAgainWhileThereAreAttempts() {
            fixture.givenCommands(joining(remove()));
            when(fail(REMOVAL, 0, 1, LOCKED)).expectEvents(stepFailed(REMOVAL, 0, POWER_ON, 1, LOCKED, later(5)));
        }
    }

    @Nested
    class ThatDoesNotSucceed {

        private static final Failure NOT_FOUND = new Failure(FailureCode.NOT_FOUND, "ECP knows no such tag");

        @Test
        void isTriedAgainWhateverTheReason() {
            fixture.givenCommands(cloned(remove()));
            when(fail(REMOVAL, 0, 1, NOT_FOUND))
                    .expectEvents(stepFailed(REMOVAL, 0, POWER_OFF, 1, NOT_FOUND, later(5)));
        }

        @Test
        void restsLongerEachTime() {
            var commands = cloned(remove());
            commands.addAll(given(fail(REMOVAL, 0, 1, LOCKED), retry(REMOVAL, 0, 2), fail(REMOVAL, 0, 2, LOCKED)));
            commands.addAll(given(retry(REMOVAL, 0, 3)));
            fixture.givenCommands(commands);
            when(fail(REMOVAL, 0, 3, LOCKED)).expectEvents(stepFailed(REMOVAL, 0, POWER_OFF, 3, LOCKED, later(20)));
        }

        @Test
        void needsAttentionAfterItsLastAttempt() {
            fixture.givenCommands(atTheLastAttempt());
            when(fail(REMOVAL, 0, 8, LOCKED))
                    .expectEvents(
                            stepFailed(REMOVAL, 0, POWER_OFF, 8, LOCKED, null),
                            new MachineNeedsAttention(MACHINE, POOL, REMOVAL, POWER_OFF, LOCKED));
        }

        @Test
        void isResumedWithANewAttemptAtTheSameStep() {
            fixture.givenCommands(inNeedOfAttention());
            when(new ResumeRemoval(MACHINE))
                    .expectEvents(
                            new MachineRemovalResumed(MACHINE, POOL, REMOVAL),
                            stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 9));
        }

        @Test
        void isResumedOnce() {
            var commands = inNeedOfAttention();
            commands.addAll(given(new ResumeRemoval(MACHINE)));
            fixture.givenCommands(commands);
            when(new ResumeRemoval(MACHINE)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void hasAllItsAttemptsAgainAfterThat() {
            var commands = inNeedOfAttention();
            commands.addAll(given(new ResumeRemoval(MACHINE)));
            fixture.givenCommands(withAttempts(0, 8, commands));
            when(fail(REMOVAL, 0, 16, LOCKED))
                    .expectEvents(
                            stepFailed(REMOVAL, 0, POWER_OFF, 16, LOCKED, null),
                            new MachineNeedsAttention(MACHINE, POOL, REMOVAL, POWER_OFF, LOCKED));
        }

        @Test
        void goesOnByItselfAfterThat() {
            var commands = inNeedOfAttention();
            commands.addAll(given(new ResumeRemoval(MACHINE)));
            fixture.givenCommands(commands);
            when(complete(REMOVAL, 0, 9))
                    .expectEvents(stepCompleted(REMOVAL, 0, POWER_OFF, 9), stepStarted(REMOVAL, REMOVE, 1, UNTAG, 1));
        }

        @Test
        void isNotResumedWhileItGoesOnByItself() {
            fixture.givenCommands(atTheLastAttempt());
            when(new ResumeRemoval(MACHINE))
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.NOTHING_TO_RESUME));
        }

        @Test
        void isNoReasonToResumeWhatWasNeverStarted() {
            fixture.givenCommands(inService());
            when(new ResumeRemoval(MACHINE))
                    .expectNoEvents()
                    .expectException(Matchers.<Rejection>predicate(
                            rejection -> rejection.code() == RejectionCode.NOTHING_TO_RESUME));
        }
    }
}
