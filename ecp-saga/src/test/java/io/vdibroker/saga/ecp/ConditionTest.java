package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.saga.time.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final EcpProblem SILENT = new EcpProblem.NoAnswer("Connection\nrefused", null);
    private static final EcpProblem REJECTED = new EcpProblem.CredentialRejected("401");

    private final TestTime time = new TestTime();
    private final Condition condition =
            new Condition(Ecp.CONTROLLER, "ref-1", Ecp.properties().watch(), time.steady());

    private void fails(EcpProblem problem, int times, int seconds) {
        for (var i = 0; i < times; i++) {
            condition.failed(problem);
        }
        time.pass(Duration.ofSeconds(seconds));
    }

    private void answers(int seconds) {
        condition.answered();
        time.pass(Duration.ofSeconds(seconds));
    }

    private static ReportController report(ControllerCondition seen, String reason) {
        return new ReportController(Ecp.CONTROLLER, "ref-1", seen, reason);
    }

    @Test
    void isNotKnownBeforeAnythingWasAsked() {
        time.pass(Duration.ofHours(1));
        assertThat(condition.seen()).isEmpty();
    }

    @Test
    void isSilentAfterSomeTimeAndSomeFailures() {
        fails(SILENT, 10, 14);
        assertThat(condition.seen()).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(condition.seen()).contains(report(ControllerCondition.SILENT, "Connection refused"));
    }

    @Test
    void isNotSilentBecauseNobodyAskedForLong() {
        answers(3600);
        fails(SILENT, 2, 0);
        assertThat(condition.seen()).isEmpty();
        fails(SILENT, 1, 0);
        assertThat(condition.seen()).isPresent();
    }

    @Test
    void rejectsTheKeyIfThatIsWhatItSays() {
        fails(SILENT, 3, 10);
        fails(REJECTED, 3, 10);
        assertThat(condition.seen()).contains(report(ControllerCondition.KEY_REJECTED, "401"));
    }

    @Test
    void doesNotFollowOneThatSaysNowThisAndNowThat() {
        fails(SILENT, 3, 15);
        for (var i = 0; i < 20; i++) {
            fails(REJECTED, 1, 5);
            assertThat(condition.seen()).contains(report(ControllerCondition.SILENT, "Connection refused"));
            fails(SILENT, 1, 5);
            assertThat(condition.seen()).contains(report(ControllerCondition.SILENT, "Connection refused"));
        }
    }

    @Test
    void keepsTheFirstReasonWhenNothingIsAskedAnyMore() {
        fails(SILENT, 5, 10);
        fails(new EcpProblem.NoAnswer("ECP did not answer lately", null), 5, 10);
        assertThat(condition.seen()).contains(report(ControllerCondition.SILENT, "Connection refused"));
    }

    @Test
    void doesNotFollowOneThatComesAndGoes() {
        for (var i = 0; i < 20; i++) {
            fails(SILENT, 5, 10);
            assertThat(condition.seen()).isEmpty();
            answers(2);
            assertThat(condition.seen()).isEmpty();
        }
    }

    /** Half a minute without and half a minute with an answer, which were 120 events an hour. */
    @Test
    void isInTroubleForLongerEachTimeIfItComesAndGoes() {
        var told = 0;
        ControllerCondition last = ControllerCondition.ANSWERS;
        for (var minute = 0; minute < 60; minute++) {
            for (var second = 0; second < 60; second += 5) {
                if (second < 30) {
                    fails(SILENT, 3, 5);
                } else {
                    answers(5);
                }
                var seen = condition.seen().map(ReportController::condition).orElse(last);
                told += seen == last ? 0 : 1;
                last = seen;
            }
        }
        assertThat(told).isLessThanOrEqualTo(6);

        fails(SILENT, 3, 299);
        assertThat(condition.seen()).as("an outage is recorded all the same").isPresent();
    }

    @Test
    void answersWhenItHasDoneSoForAWhile() {
        fails(SILENT, 3, 20);
        answers(4);
        assertThat(condition.seen()).isEmpty();
        answers(1);
        assertThat(condition.seen()).contains(report(ControllerCondition.ANSWERS, ""));
    }

    @Test
    void answersWhenItHasDoneSoForAWhileWhateverTheClockIsSetTo() {
        fails(SILENT, 3, 20);
        answers(4);
        time.set(Duration.ofHours(1));
        assertThat(condition.seen()).isEmpty();
        time.set(Duration.ofHours(-2));
        answers(1);
        assertThat(condition.seen()).contains(report(ControllerCondition.ANSWERS, ""));
    }

    @Test
    void isNotSpoiltBySingleFailuresBetweenAnswers() {
        for (var i = 0; i < 5; i++) {
            fails(SILENT, 1, 1);
            answers(1);
        }
        assertThat(condition.seen()).contains(report(ControllerCondition.ANSWERS, ""));
    }

    @Test
    void doesNotAnswerAsLongAsTheLastRequestFailed() {
        fails(REJECTED, 3, 20);
        for (var i = 0; i < 5; i++) {
            answers(1); // the check alone
            fails(REJECTED, 1, 5);
            assertThat(condition.seen()).isEmpty();
        }
    }
}
