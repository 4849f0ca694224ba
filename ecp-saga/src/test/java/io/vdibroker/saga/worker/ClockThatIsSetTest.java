package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.Overlay;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody sets the wall clock while steps run: what has not taken its time has not used it up. */
class ClockThatIsSetTest {
    private static final MachineId VM = new MachineId(Bench.uuid(1));
    private static final Duration HOUR = Duration.ofHours(1);

    private final Bench bench = new Bench();
    private final FakeEcp ecp = bench.ecp;
    private final FakeAggregates aggregates = bench.aggregates;

    @AfterEach
    void close() {
        bench.close();
    }

    private void startedAndAccepted() {
        ecp.vm(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
        bench.passUntil(() -> ecp.asked("start").size() == 1);
        bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
        bench.pass(Duration.ofMinutes(1));
    }

    private void failed() {
        ecp.end(ecp.running().get(0), "FAILED", "No memory left on the node");
        bench.passUntil(() -> !aggregates.commands(FailStep.class).isEmpty());
        bench.pass(Duration.ofSeconds(1));
    }

    private void assertNothingExpired() {
        assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
        assertThat(ecp.cancelled).isEmpty();
    }

    @Nested
    class Forward {
        @Test
        void endsNothingThatIsUnderWay() {
            startedAndAccepted();
            bench.time.set(HOUR);
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertNothingExpired();

            ecp.succeed();
            bench.passUntil(() -> !aggregates.commands(CompleteStep.class).isEmpty());
            assertNothingExpired();
        }

        @Test
        void leavesAnAttemptTheRestOfItsTimeAndNoMore() {
            startedAndAccepted();
            bench.time.set(HOUR);
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertNothingExpired();

            bench.pass(Duration.ofMinutes(2));
            assertThat(aggregates.events(MachineStepTimedOut.class)).isNotEmpty();
        }

        @Test
        void doesNotShortenThePauseAfterAFailure() {
            startedAndAccepted();
            failed();
            bench.time.set(HOUR);
            bench.pass(FakeAggregates.PAUSE.minusSeconds(5));
            assertThat(ecp.asked("start")).hasSize(1);

            bench.pass(Duration.ofSeconds(10));
            assertThat(ecp.asked("start")).hasSize(2);
        }

        @Test
        void countsOnceInAnOutage() {
            startedAndAccepted();
            bench.overlay(new Overlay(ControllerCondition.SILENT, bench.time.instant(), null));
            bench.pass(Duration.ofMinutes(30));
            bench.time.set(HOUR);
            bench.pass(Duration.ofMinutes(30));
            bench.overlay(Overlay.NONE);
            bench.pass(FakeAggregates.LIMIT.minusMinutes(2));
            assertNothingExpired();

            bench.pass(Duration.ofMinutes(2));
            assertThat(aggregates.events(MachineStepTimedOut.class)).isNotEmpty();
        }

        @Test
        void isALookBeforeAnythingEndsIfTheBrokerWasDownMeanwhile() {
            startedAndAccepted();
            bench.kill();
            ecp.succeed();
            bench.time.set(HOUR);
            bench.startAgain();

            bench.passUntil(() -> !aggregates.commands(CompleteStep.class).isEmpty());
            assertNothingExpired();
        }
    }

    @Nested
    class Back {
        @Test
        void keepsNobodyFromSeeingHowThingsEnd() {
            startedAndAccepted();
            bench.time.set(HOUR.negated());
            ecp.succeed();
            bench.pass(Duration.ofSeconds(10));

            assertThat(aggregates.commands(CompleteStep.class)).hasSize(1);
            assertNothingExpired();
        }

        @Test
        void doesNotDelayTheNextAttempt() {
            startedAndAccepted();
            failed();
            bench.time.set(HOUR.negated());
            bench.pass(FakeAggregates.PAUSE);

            assertThat(ecp.asked("start")).hasSize(2);
        }

        @Test
        void letsNothingExpireBeforeTheAggregatesWouldHearOfIt() {
            startedAndAccepted();
            bench.time.set(HOUR.negated());
            bench.pass(FakeAggregates.LIMIT.plusMinutes(50));
            assertNothingExpired();

            bench.pass(Duration.ofMinutes(10));
            assertThat(aggregates.commands(ExpireStep.class)).hasSize(1);
            assertThat(aggregates.events(MachineStepTimedOut.class)).hasSize(1);
        }

        @Test
        void andForwardAgainIsAsIfNothingHadBeen() {
            startedAndAccepted();
            bench.time.set(HOUR.negated());
            bench.pass(Duration.ofMinutes(1));
            bench.time.set(HOUR);
            bench.pass(Duration.ofMinutes(2));
            assertNothingExpired();

            bench.pass(Duration.ofMinutes(2));
            assertThat(aggregates.events(MachineStepTimedOut.class)).isNotEmpty();
        }
    }
}
