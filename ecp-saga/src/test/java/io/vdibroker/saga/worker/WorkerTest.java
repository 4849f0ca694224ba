package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.Overlay;
import io.vdibroker.saga.ecp.Standstills;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final MachineId VM = new MachineId(Bench.uuid(1));
    private static final MachineId OTHER = new MachineId(Bench.uuid(2));
    private static final MachineId THIRD = new MachineId(Bench.uuid(3));

    private final Bench bench = new Bench();
    private final FakeEcp ecp = bench.ecp;
    private final FakeAggregates aggregates = bench.aggregates;

    @AfterEach
    void close() {
        bench.close();
    }

    private void awaitAsked(String what, int times) {
        bench.passUntil(() -> ecp.asked(what).size() == times);
    }

    private void awaitCompleted(int operations) {
        bench.passUntil(() -> aggregates.events(MachineOperationCompleted.class).size() == operations);
    }

    private FailureCode failure() {
        bench.passUntil(() -> !aggregates.commands(FailStep.class).isEmpty());
        return aggregates.commands(FailStep.class).get(0).failure().code();
    }

    @Nested
    class Walks {
        @Test
        void aPlanToItsEnd() {
            ecp.vm(VM);
            bench.begin();

            aggregates.start(VM, OperationKind.PREPARE, Step.REMOTE_ACCESS, Step.POWER_ON, Step.GUEST_AGENT);
            awaitAsked("remote-access", 1);
            ecp.succeed();
            awaitAsked("start", 1);
            ecp.succeed();
            bench.pass(Duration.ofSeconds(5));
            assertThat(aggregates.events(MachineOperationCompleted.class)).isEmpty();
            ecp.change(() -> {
                ecp.vm(VM).agent = true;
                ecp.vm(VM).addresses = List.of("169.254.7.7");
            });
            bench.pass(Duration.ofSeconds(5));
            assertThat(aggregates.events(MachineOperationCompleted.class)).isEmpty();
            ecp.change(() -> ecp.vm(VM).addresses = List.of("169.254.7.7", "10.0.0.7"));
            awaitCompleted(1);

            assertThat(aggregates.commands(RecordTaskAccepted.class)).hasSize(2);
            var observed = Objects.requireNonNull(
                    aggregates.commands(CompleteStep.class).get(2).observed());
            assertThat(observed.address()).isEqualTo("10.0.0.7");
            assertThat(bench.list().steps().all()).isEmpty();
        }

        @Test
        void pastAGoalThatEcpShowsAlready() {
            ecp.vm(VM).power = PowerState.ON;
            bench.begin();

            aggregates.start(VM, OperationKind.REQUEST, Step.POWER_ON);
            awaitCompleted(1);

            assertThat(ecp.asked).isEmpty();
        }

        @Test
        void throughADomainJoinThatTheGuestConfirms() {
            ecp.vm(VM).agent = true;
            bench.begin();

            aggregates.start(VM, OperationKind.PREPARE, Step.HOSTNAME, Step.REBOOT, Step.DOMAIN_JOIN);
            awaitAsked("set-hostname", 1);
            ecp.succeed();
            awaitAsked("reboot", 1);
            ecp.succeed();
            awaitAsked("add-to-ad", 1);
            ecp.succeed();
            awaitCompleted(1);
        }

        private void named(String inEcp, String hostname) {
            ecp.vm(VM).agent = true;
            ecp.vm(VM).name = inEcp;
            aggregates.hostname = hostname;
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.HOSTNAME);
            awaitAsked("set-hostname", 1);
            ecp.succeed();
            awaitCompleted(1);
        }

        @Test
        void toAHostNameThatEcpIsToldAsTheNameToo() {
            named("desk-1", "desk-3");
            assertThat(ecp.vm(VM).name).isEqualTo("desk-3");
        }

        @Test
        void toAHostNameAlthoughEcpKeepsTheOtherName() {
            ecp.refusesToRename = true;
            named("desk-1", "desk-3");
            assertThat(ecp.vm(VM).name).isEqualTo("desk-1");
        }

        @Test
        void withoutTouchingTheNameThatAPersonGave() {
            named("kept by hand", "desk-3");
            assertThat(ecp.asked("rename")).isEmpty();
        }

        @Test
        void throughARemovalUntilEcpHasTheMachineNoMore() {
            ecp.vm(VM).power = PowerState.ON;
            ecp.tagNames.put(FakeAggregates.TAG, "pool");
            ecp.tags.put(FakeAggregates.TAG, new java.util.HashSet<>(List.of(VM)));
            bench.begin();

            aggregates.start(VM, OperationKind.REMOVE, Step.POWER_OFF, Step.UNTAG, Step.DELETE);
            awaitAsked("power-off", 1);
            ecp.succeed();
            awaitAsked("remove-from-tag", 1);
            ecp.succeed();
            awaitAsked("remove", 1);
            ecp.succeed();
            awaitCompleted(1);

            assertThat(ecp.vms).isEmpty();
        }

        @Test
        void throughARemovalOfWhatIsGone() {
            bench.begin();

            aggregates.start(VM, OperationKind.REMOVE, Step.POWER_ON, Step.GUEST_AGENT, Step.DELETE);
            awaitCompleted(1);

            assertThat(ecp.asked).isEmpty();
        }
    }

    @Nested
    class Asks {
        @Test
        void nothingForARowThatIsOver() {
            ecp.vm(VM);
            bench.launch();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            var row = Objects.requireNonNull(bench.list().steps().of(VM.toString()));
            aggregates.recordTo(event -> {}); // the list hears of nothing more
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);

            bench.openGate();
            bench.awaitThat(() -> bench.list().steps().all().isEmpty());

            assertThat(aggregates.commands(BeginStep.class))
                    .containsExactly(new BeginStep(VM, row.runId(), row.attempt()));
            assertThat(ecp.asked).isEmpty();
        }

        @Test
        void nothingBeforeItsListHasPassedTheHead() {
            ecp.vm(VM);
            bench.launch();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            bench.pass(Duration.ofSeconds(20));
            assertThat(aggregates.commands).isEmpty();

            bench.openGate();
            awaitAsked("start", 1);
        }

        @Test
        void onceWhenTheAnswerWasLost() {
            ecp.vm(VM);
            ecp.breakAfterTheNextChange();
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.pass(Duration.ofSeconds(10));

            ecp.answerAgain();
            ecp.succeed();
            awaitCompleted(1);

            assertThat(ecp.asked("start")).hasSize(1);
        }

        @Test
        void againWithTheSameKeyWhenTheRequestWasLost() {
            ecp.vm(VM);
            ecp.breakBeforeTheNextChange();
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            ecp.answerAgain();
            awaitAsked("start", 2);
            ecp.succeed();
            awaitCompleted(1);

            assertThat(ecp.asked("start"))
                    .extracting(FakeEcp.Asked::key)
                    .containsOnly(ecp.asked("start").get(0).key());
            assertThat(aggregates.commands(BeginStep.class)).hasSize(1);
        }

        @Test
        void alsoWhenAnAlarmRangTooEarly() {
            ecp.vm(VM);
            bench.begin();
            bench.time.ringEarly(Duration.ofMillis(1));
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            bench.awaitThat(() -> ecp.asked("start").size() == 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            ecp.succeed();
            bench.giveWay();
            bench.time.pass(Bench.PROPERTIES.fastestLook().minusNanos(500_000));
            bench.giveWay();
            bench.time.pass(Duration.ofSeconds(1));

            bench.awaitThat(
                    () -> !aggregates.events(MachineOperationCompleted.class).isEmpty());
        }

        @Test
        void onlyWhenNobodyElseHoldsTheMachine() {
            ecp.vm(VM).lockedBy = "somebody";
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            bench.pass(Duration.ofSeconds(10));
            assertThat(ecp.asked).isEmpty();

            ecp.change(() -> ecp.vm(VM).lockedBy = null);
            awaitAsked("start", 1);
        }

        @Test
        void andThatTimeDoesNotCount() {
            ecp.vm(VM).lockedBy = "somebody";
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            for (int i = 0; i < 20; i++) {
                bench.pass(Duration.ofSeconds(30));
            }
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            ecp.change(() -> ecp.vm(VM).lockedBy = null);
            awaitAsked("start", 1);
            ecp.succeed();
            awaitCompleted(1);
        }
    }

    @Nested
    class Fails {
        @Test
        void whatEcpRefusesAndDoesNotShow() {
            ecp.vm(VM);
            ecp.refusals.put(VM.value(), new EcpProblem.Refused(400, "50000", "No"));
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);

            assertThat(failure()).isEqualTo(FailureCode.REFUSED);
        }

        @Test
        void aHostNameThatWindowsWouldCut() {
            ecp.vm(VM).agent = true;
            aggregates.hostname = "abcdefghijklm-10";
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.HOSTNAME);

            assertThat(failure()).isEqualTo(FailureCode.NAME_TOO_LONG);
            assertThat(ecp.asked).isEmpty();
        }

        @Test
        void leavingADomainWithoutAMachine() {
            bench.begin();
            aggregates.start(VM, OperationKind.REMOVE, Step.LEAVE_DOMAIN);

            assertThat(failure()).isEqualTo(FailureCode.NOT_FOUND);
        }

        @Test
        void whatHasNoMachine() {
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);

            assertThat(failure()).isEqualTo(FailureCode.NOT_FOUND);
        }

        @Test
        void whoseTaskFailedAndIsTriedAgainAfterThePause() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            ecp.end(ecp.running().get(0), "FAILED", "No memory left on the node");

            assertThat(failure()).isEqualTo(FailureCode.TASK_FAILED);
            awaitAsked("start", 2);
            ecp.succeed();
            awaitCompleted(1);
            assertThat(ecp.asked("start")).extracting(FakeEcp.Asked::key).doesNotHaveDuplicates();
        }

        @Test
        void whoseTaskWasLost() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            ecp.lose(ecp.running().get(0));

            assertThat(failure()).isEqualTo(FailureCode.TASK_FAILED);
        }

        @Test
        void whoseTaskEndedInAnyOtherWay() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            ecp.end(ecp.running().get(0), "PARTIAL", "");

            assertThat(failure()).isEqualTo(FailureCode.TASK_FAILED);
        }

        @Test
        void butNotWhatIsThereInSpiteOfAFailedTask() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            ecp.change(() -> ecp.vm(VM).power = PowerState.ON);
            ecp.end(ecp.running().get(0), "FAILED", "whatever");

            awaitCompleted(1);
        }
    }

    @Nested
    class Expires {
        @Test
        void aWaitForAnAgentThatIsNeverHeard() {
            aggregates.attempts = 1;
            ecp.vm(VM).power = PowerState.ON;
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.GUEST_AGENT);
            bench.pass(FakeAggregates.LIMIT.minusSeconds(2));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            bench.passUntil(
                    () -> !aggregates.events(MachineOperationFailed.class).isEmpty());

            assertThat(aggregates.commands(ExpireStep.class)).isNotEmpty();
            assertThat(bench.list().steps().all()).isEmpty();
        }

        @Test
        void andCancelsTheTask() {
            aggregates.attempts = 1;
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            var task = ecp.running().get(0);

            bench.passUntil(() -> !ecp.cancelled.isEmpty());

            assertThat(ecp.cancelled).containsOnly(task);
            bench.passUntil(
                    () -> bench.list().unwanted().of(FakeAggregates.CONTROLLER).isEmpty());
        }

        @Test
        void nothingWhileTheControllerDoesNotAnswer() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            ecp.change(() -> ecp.outage = new EcpProblem.NoAnswer("timed out", null));
            bench.pass(FakeAggregates.LIMIT.plusMinutes(10));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            ecp.succeed();
            ecp.change(() -> ecp.outage = null);
            awaitCompleted(1);
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
        }

        @Test
        void nothingWhileTheKeyIsRejectedAndBeginsNothing() {
            ecp.vm(VM);
            ecp.outage = new EcpProblem.CredentialRejected("401");
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            bench.pass(FakeAggregates.LIMIT.plusMinutes(10));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
            assertThat(aggregates.commands(FailStep.class)).isEmpty();

            ecp.change(() -> ecp.outage = null);
            awaitAsked("start", 1);
        }
    }

    @Nested
    class StandsStill {
        private void inService() {
            bench.overlay(new Overlay(ControllerCondition.ANSWERS, null, bench.time.instant()));
        }

        private void unreachable() {
            bench.overlay(new Overlay(ControllerCondition.SILENT, bench.time.instant(), null));
        }

        private void startedAndAccepted() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON, Step.REMOTE_ACCESS);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
        }

        @Test
        void andBeginsNothingInService() {
            ecp.vm(VM);
            bench.begin();
            inService();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            bench.pass(FakeAggregates.LIMIT.plusMinutes(10));
            assertThat(aggregates.commands).isEmpty();
            assertThat(ecp.asked).isEmpty();

            bench.overlay(Overlay.NONE);
            awaitAsked("start", 1);
            ecp.succeed();
            awaitCompleted(1);
        }

        @Test
        void butSeesHowWhatRunsThereEnds() {
            startedAndAccepted();
            inService();
            ecp.succeed();
            bench.passUntil(() -> !aggregates.commands(CompleteStep.class).isEmpty());
            bench.pass(Duration.ofMinutes(20));
            assertThat(ecp.asked("remote-access")).isEmpty();
            assertThat(aggregates.commands(BeginStep.class)).hasSize(1);

            bench.overlay(Overlay.NONE);
            awaitAsked("remote-access", 1);
            ecp.succeed();
            awaitCompleted(1);
        }

        @Test
        void alsoForWhatWasNearlyDue() {
            startedAndAccepted();
            bench.pass(FakeAggregates.LIMIT.minusSeconds(5));
            bench.overlay(
                    new Overlay(ControllerCondition.SILENT, bench.time.instant().plusSeconds(60), null));
            bench.pass(Duration.ofMinutes(20));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
        }

        @Test
        void andCountsThatTimeForNothing() {
            startedAndAccepted();
            bench.pass(Duration.ofMinutes(1));
            inService();
            bench.pass(FakeAggregates.LIMIT.plusMinutes(30));
            bench.overlay(Overlay.NONE);
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            bench.passUntil(() -> !aggregates.commands(ExpireStep.class).isEmpty());
        }

        @Test
        void andCountsItForNothingAfterARestartEither() {
            startedAndAccepted();
            bench.pass(Duration.ofMinutes(1));
            unreachable();
            bench.pass(Duration.ofMinutes(10));
            bench.startAgain();
            bench.pass(Duration.ofMinutes(10));
            assertThat(ecp.cancelled).isEmpty();
            bench.overlay(Overlay.NONE);
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            ecp.succeed();
            awaitAsked("remote-access", 1);
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
        }

        @Test
        void andCountsItForNothingWhenARestartComesAfterIt() {
            startedAndAccepted();
            bench.pass(Duration.ofMinutes(1));
            inService();
            var from = bench.time.instant();
            bench.pass(Duration.ofMinutes(20));
            bench.overlay(over(from));
            bench.startAgain();
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
            assertThat(ecp.cancelled).isEmpty();

            bench.pass(Duration.ofMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isNotEmpty();
        }

        @Test
        void andCountsWhatWasOverBeforeForNothingTwice() {
            unreachable();
            var from = bench.time.instant();
            bench.pass(Duration.ofMinutes(20));
            bench.overlay(over(from));
            startedAndAccepted();
            bench.startAgain();
            bench.pass(FakeAggregates.LIMIT.minusMinutes(1));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            bench.pass(Duration.ofMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isNotEmpty();
        }

        @Test
        void butGivesATaskThatIsAcceptedAfterwardsNoMoreThanItsTime() {
            ecp.vm(VM);
            ecp.breakBeforeTheNextChange();
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON, Step.REMOTE_ACCESS);
            awaitAsked("start", 1);
            bench.pass(Duration.ofMinutes(30));
            ecp.answerAgain();
            bench.heard();
            awaitAsked("start", 2);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
            bench.pass(FakeAggregates.LIMIT.plusMinutes(1));

            assertThat(aggregates.commands(ExpireStep.class)).isNotEmpty();
        }

        private Overlay over(Instant from) {
            var span = new Standstills.Span(from, bench.time.instant());
            return new Overlay(ControllerCondition.ANSWERS, null, null, new Standstills(List.of(span)));
        }

        @Test
        void andGivesAnAttemptTheRestOfItsTimeAfterAnOutage() {
            startedAndAccepted();
            bench.pass(Duration.ofMinutes(1));
            ecp.change(() -> ecp.outage = new EcpProblem.NoAnswer("timed out", null));
            bench.pass(FakeAggregates.LIMIT.plusMinutes(10));
            ecp.change(() -> ecp.outage = null);
            bench.heard();
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

            bench.passUntil(() -> !aggregates.commands(ExpireStep.class).isEmpty());
        }

        @Test
        void andDoesNotRepeatWhatIsDue() {
            startedAndAccepted();
            ecp.end(ecp.running().get(0), "FAILED", "No memory left on the node");
            bench.passUntil(() -> !aggregates.commands(FailStep.class).isEmpty());
            unreachable();
            bench.pass(Duration.ofMinutes(30));
            assertThat(ecp.asked("start")).hasSize(1);

            bench.overlay(Overlay.NONE);
            awaitAsked("start", 2);
            assertThat(aggregates.commands(FailStep.class)).hasSize(1);
        }

        @Test
        void noLongerThanUntilSomebodyHearsOfTheController() {
            startedAndAccepted();
            ecp.change(() -> ecp.outage = new EcpProblem.NoAnswer("timed out", null));
            bench.pass(Duration.ofMinutes(5));
            ecp.succeed();
            ecp.change(() -> ecp.outage = null);

            bench.heard();
            bench.pass(Duration.ofSeconds(1));

            bench.awaitThat(() -> !aggregates.commands(CompleteStep.class).isEmpty());
        }
    }

    @Nested
    class Endures {
        @Test
        void aTaskThatEcpRefusesToShow() {
            ecp.vm(VM);
            ecp.vm(OTHER);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            var task = ecp.running().get(0);
            ecp.change(() -> ecp.unreadable = task);
            ecp.end(task, "SUCCESS", "");
            aggregates.start(OTHER, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 2);
            ecp.succeed();

            awaitCompleted(1);
            ecp.change(() -> ecp.unreadable = null);
            awaitCompleted(2);
        }

        @Test
        void aMachineThatCannotBeSwitched() {
            ecp.vm(VM);
            ecp.vm(OTHER);
            ecp.refusals.put(VM.value(), new EcpProblem.NoAnswer("ECP answered 500: Oops.", null));
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            aggregates.start(OTHER, OperationKind.POWER, Step.POWER_ON);
            bench.passUntil(() -> !ecp.running().isEmpty());
            ecp.succeed();
            awaitCompleted(1);

            bench.passUntil(() -> !aggregates.commands(ExpireStep.class).isEmpty());
            assertThat(aggregates.commands(ExpireStep.class).get(0).said()).contains("Oops");
            assertThat(ecp.asked("start").size())
                    .as("it is asked more and more seldom")
                    .isBetween(5, 80);
        }

        @Test
        void aMachineThatIsSaidNotToBeThereAndIsListed() {
            ecp.vm(VM);
            ecp.onlyListed = true;
            bench.begin();
            aggregates.start(VM, OperationKind.REMOVE, Step.DELETE);
            awaitAsked("remove", 1);
            assertThat(ecp.vms).isNotEmpty();
            ecp.succeed();
            awaitCompleted(1);
            assertThat(ecp.vms).isEmpty();
        }

        @Test
        void aTagThatEcpCannotShow() {
            ecp.vm(VM);
            ecp.vm(OTHER);
            ecp.tagNames.put(FakeAggregates.TAG, "pool");
            ecp.unreadable = FakeAggregates.TAG;
            bench.begin();
            aggregates.start(VM, OperationKind.REMOVE, Step.UNTAG);
            aggregates.start(OTHER, OperationKind.POWER, Step.POWER_ON);
            bench.passUntil(() -> !ecp.running().isEmpty());
            ecp.succeed();
            awaitCompleted(1);

            bench.passUntil(() -> !aggregates.commands(ExpireStep.class).isEmpty());
            assertThat(aggregates.commands(ExpireStep.class).get(0).said()).contains("Oops");
        }
    }

    @Nested
    class Superseded {
        @Test
        void tasksAreCancelledAndTheNextGoalWaitsForTheirEnd() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.REQUEST, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
            var task = ecp.running().get(0);

            aggregates.start(VM, OperationKind.REMOVE, Step.POWER_OFF, Step.DELETE);
            awaitAsked("remove", 1);

            assertThat(ecp.cancelled).contains(task);
            ecp.succeed();
            awaitCompleted(1);
            assertThat(ecp.vms).isEmpty();
        }
    }

    @Nested
    class Limits {
        @Test
        void powerActionsInOrder() {
            bench.limits = new EcpLimits(1, 4, 2, 40, 20, 10);
            bench.begin();
            for (var vm : List.of(VM, OTHER, THIRD)) {
                ecp.vm(vm);
                aggregates.start(vm, OperationKind.POWER, Step.POWER_ON);
            }
            awaitAsked("start", 2);
            bench.pass(Duration.ofSeconds(10));
            assertThat(ecp.asked("start"))
                    .extracting(FakeEcp.Asked::about)
                    .containsExactlyInAnyOrder(VM.value(), OTHER.value());
            assertThat(aggregates.commands(BeginStep.class)).hasSize(2);

            ecp.succeed();
            awaitAsked("start", 3);
            ecp.succeed();
            awaitCompleted(3);
            assertThat(ecp.mostRunning).isEqualTo(2);
        }

        @Test
        void remoteAccessTogetherWithPowerActions() {
            bench.limits = new EcpLimits(1, 4, 2, 40, 20, 10);
            bench.begin();
            List.of(VM, OTHER, THIRD).forEach(ecp::vm);
            aggregates.start(VM, OperationKind.PREPARE, Step.REMOTE_ACCESS);
            aggregates.start(OTHER, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("remote-access", 1);
            awaitAsked("start", 1);
            aggregates.start(THIRD, OperationKind.PREPARE, Step.REMOTE_ACCESS);
            bench.pass(Duration.ofSeconds(10));
            assertThat(ecp.asked("remote-access")).hasSize(1);

            ecp.succeed();
            awaitAsked("remote-access", 2);
        }

        @Test
        void preparationsUntilTheirOperationHasEnded() {
            bench.limits = new EcpLimits(1, 4, 20, 1, 20, 10);
            bench.begin();
            for (var vm : List.of(VM, OTHER)) {
                ecp.vm(vm).power = PowerState.ON;
                aggregates.start(vm, OperationKind.PREPARE, Step.REMOTE_ACCESS, Step.GUEST_AGENT);
            }
            awaitAsked("remote-access", 1);
            ecp.succeed();
            bench.pass(Duration.ofSeconds(20));
            assertThat(ecp.asked("remote-access")).hasSize(1);

            ecp.change(() -> {
                ecp.vm(VM).agent = true;
                ecp.vm(VM).addresses = List.of("10.0.0.1");
            });
            awaitAsked("remote-access", 2);
        }

        @Test
        void doNotHoldBackWhoWaitsAtAScreen() {
            bench.limits = new EcpLimits(1, 4, 1, 40, 20, 10);
            bench.begin();
            List.of(VM, OTHER, THIRD).forEach(ecp::vm);
            aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON);
            awaitAsked("start", 1);
            aggregates.start(OTHER, OperationKind.PREPARE, Step.POWER_ON);
            aggregates.start(THIRD, OperationKind.REQUEST, Step.POWER_ON);
            ecp.succeed();
            awaitAsked("start", 2);

            assertThat(ecp.asked("start").get(1).about()).isEqualTo(THIRD.value());
        }
    }

    @Nested
    class Restarts {
        @Test
        void lookAtWhatWasBegunBeforeAnythingIsAsked() {
            ecp.vm(VM);
            ecp.breakAfterTheNextChange();
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.kill();
            ecp.answerAgain();
            ecp.succeed();

            bench.startAgain();
            awaitCompleted(1);

            assertThat(ecp.asked("start")).hasSize(1);
            assertThat(aggregates.commands(BeginStep.class)).hasSize(1);
        }

        @Test
        void goOnWatchingATask() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());

            bench.startAgain();
            bench.pass(Duration.ofSeconds(10));
            ecp.succeed();
            awaitCompleted(1);

            assertThat(ecp.asked("start")).hasSize(1);
        }

        @Test
        void makeTheSameListFromTheEvents() {
            ecp.vm(VM);
            ecp.vm(OTHER);
            bench.begin();
            aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON, Step.GUEST_AGENT);
            aggregates.start(OTHER, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 2);
            bench.awaitThat(() -> aggregates.commands(RecordTaskAccepted.class).size() == 2);
            var before = List.copyOf(bench.list().steps().all());
            bench.kill();

            bench.rebuild();
            assertThat(bench.list().steps().all()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(new WorkerList(bench.database()).steps().all()).containsExactlyInAnyOrderElementsOf(before);
            bench.deliverAgain();
            assertThat(bench.list().steps().all()).containsExactlyInAnyOrderElementsOf(before);
        }

        @Test
        void retryWhatWasPaused() {
            ecp.vm(VM);
            bench.begin();
            aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
            awaitAsked("start", 1);
            ecp.end(ecp.running().get(0), "FAILED", "No memory left");
            assertThat(failure()).isEqualTo(FailureCode.TASK_FAILED);

            bench.startAgain();
            awaitAsked("start", 2);
            ecp.succeed();
            awaitCompleted(1);
        }
    }
}
