package io.vdibroker.command.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenStepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final OperationId OPERATION = OperationId.of("44444444-4444-4444-8444-444444444441");
    private static final RunId RUN = RunId.of(OPERATION, 0);
    private static final StepLimit LIMIT = new StepLimit(
            Duration.ofMinutes(1), Duration.ofSeconds(2), 3, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final OpenStep queued = OpenStep.NONE.started(RUN, 1);
    private final OpenStep begun = queued.begun(NOW.plusSeconds(60));

    @Test
    void isOpenFromItsStartToItsEnd() {
        assertThat(OpenStep.NONE.isOpen(RUN, 1)).isFalse();
        assertThat(queued.isOpen(RUN, 1)).isTrue();
        assertThat(begun.isOpen(RUN, 1)).isTrue();
        assertThat(begun.accepted("task", NOW).isOpen(RUN, 1)).isTrue();
        assertThat(begun.failed(NOW).isOpen(RUN, 1)).isFalse();
        assertThat(begun.ended().isOpen(RUN, 1)).isFalse();
    }

    @Test
    void isOpenForItsOwnRunAndAttemptOnly() {
        assertThat(begun.isOpen(RunId.of(OPERATION, 1), 1)).isFalse();
        assertThat(begun.isOpen(RUN, 2)).isFalse();
    }

    @Test
    void isDueWhenItsTimeIsOver() {
        assertThat(begun.isDue(RUN, 1, NOW.plusSeconds(59))).isFalse();
        assertThat(begun.isDue(RUN, 1, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void isNeverDueWhileItIsQueuedOrRests() {
        assertThat(queued.isDue(RUN, 1, Instant.MAX)).isFalse();
        assertThat(begun.failed(NOW).isDue(RUN, 1, Instant.MAX)).isFalse();
    }

    @Test
    void knowsATaskThatCouldNotBeFound() {
        assertThat(begun.isAccepted(null)).isFalse();
        assertThat(begun.accepted(null, NOW).isAccepted(null)).isTrue();
        assertThat(begun.accepted(null, NOW).isAccepted("task")).isFalse();
    }

    @Test
    void awaitsTheNextAttemptAfterAFailureThatIsNotTheLast() {
        assertThat(begun.failed(NOW).isAwaited(RUN, 2)).isTrue();
        assertThat(begun.failed(NOW).isAwaited(RUN, 1)).isFalse();
        assertThat(begun.failed(null).isAwaited(RUN, 2)).isFalse();
    }

    @Test
    void endsWithItsLastAttempt() {
        var second = begun.failed(NOW).started(RUN, 2);
        var third = second.failed(NOW).started(RUN, 3);
        assertThat(begun.retryAt(LIMIT, NOW)).isEqualTo(NOW.plusSeconds(5));
        assertThat(second.retryAt(LIMIT, NOW)).isEqualTo(NOW.plusSeconds(10));
        assertThat(third.retryAt(LIMIT, NOW)).isNull();
    }

    @Test
    void hasAllAttemptsAgainWhenSomebodyResumesIt() {
        var given =
                begun.failed(NOW).started(RUN, 2).failed(NOW).started(RUN, 3).failed(null);
        assertThat(given.started(RUN, 4).retryAt(LIMIT, NOW)).isEqualTo(NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NO_SPACE", "NOT_FOUND", "NOT_A_TEMPLATE", "DOMAIN_REFUSED", "CANCELLED", "MACHINE_IN_ANOTHER_POOL"
            })
    void isNotTriedAgainAfterWhatNeedsSomebody(FailureCode code) {
        assertThat(begun.retryAt(new Failure(code, ""), LIMIT, NOW)).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "TASK_FAILED", "TIMED_OUT", "NO_AGENT", "NO_ADDRESS"})
    void isTriedAgainAfterWhatPassesByItself(FailureCode code) {
        assertThat(begun.retryAt(new Failure(code, ""), LIMIT, NOW)).isEqualTo(NOW.plusSeconds(5));
    }
}
