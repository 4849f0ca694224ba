package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator does about an operation, as the worker sees it. */
class ByHandTest {
    private static final MachineId VM = new MachineId(Bench.uuid(1));

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

    private void awaitCompleted() {
        bench.passUntil(
                () -> !aggregates.events(MachineOperationCompleted.class).isEmpty());
    }

    private void powerOnFailed() {
        ecp.vm(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
        awaitAsked("start", 1);
        ecp.end(ecp.running().get(0), "FAILED", "No memory left on the node");
        bench.passUntil(() -> !aggregates.commands(FailStep.class).isEmpty());
    }

    @Test
    void aRetryAsksEcpAtOnceAndTheEndOfThePauseAsksNothing() {
        powerOnFailed();

        aggregates.retryNow(VM);
        bench.awaitThat(() -> ecp.asked("start").size() == 2);
        ecp.succeed();
        awaitCompleted();
        bench.pass(FakeAggregates.PAUSE.multipliedBy(2));

        assertThat(aggregates.commands(RetryStep.class)).isEmpty();
        assertThat(ecp.asked("start")).hasSize(2);
        assertThat(ecp.asked("start")).extracting(FakeEcp.Asked::key).doesNotHaveDuplicates();
    }

    @Test
    void aStepThatWasSkippedIsNeverAskedFor() {
        bench.limits = new EcpLimits(1, 4, 20, 1, 20, 10);
        ecp.vm(VM);
        var first = new MachineId(Bench.uuid(2));
        ecp.vm(first);
        bench.begin();
        aggregates.start(first, OperationKind.PREPARE, Step.REMOTE_ACCESS, Step.GUEST_AGENT);
        awaitAsked("remote-access", 1);
        aggregates.start(VM, OperationKind.PREPARE, Step.REMOTE_ACCESS, Step.POWER_ON);

        aggregates.skip(VM);
        aggregates.giveUp(first);
        awaitAsked("start", 1);

        assertThat(ecp.asked("remote-access")).extracting(FakeEcp.Asked::about).containsExactly(first.value());
        assertThat(aggregates.commands(BeginStep.class)).hasSize(2);
    }

    @Test
    void theTaskOfWhatIsGivenUpIsCancelledAndTheNextGoalWaitsForItsEnd() {
        ecp.vm(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON);
        awaitAsked("start", 1);
        bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
        var task = ecp.running().get(0);

        aggregates.giveUp(VM);
        assertThat(bench.list().steps().all()).isEmpty();
        aggregates.start(VM, OperationKind.REMOVE, Step.POWER_OFF, Step.DELETE);
        awaitAsked("remove", 1);

        assertThat(ecp.cancelled).contains(task);
        ecp.succeed();
        awaitCompleted();
        assertThat(ecp.vms).isEmpty();
    }

    @Test
    void whatIsGivenUpAfterItWasBegunIsNotAskedForAnyMore() {
        ecp.vm(VM);
        aggregates.meanwhile = () -> aggregates.giveUp(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.POWER, Step.POWER_ON);
        bench.passUntil(() -> !aggregates.events(MachineOperationFailed.class).isEmpty());
        bench.pass(Duration.ofSeconds(30));

        assertThat(ecp.asked).isEmpty();
        assertThat(bench.list().steps().all()).isEmpty();
    }

    @Test
    void makesTheSameListFromTheEventsAgain() {
        powerOnFailed();
        aggregates.retryNow(VM);
        bench.awaitThat(() -> ecp.asked("start").size() == 2);
        bench.pass(Duration.ofSeconds(2));
        var before = List.copyOf(bench.list().steps().all());
        bench.kill();

        bench.rebuild();
        assertThat(bench.list().steps().all()).containsExactlyInAnyOrderElementsOf(before);
    }
}
