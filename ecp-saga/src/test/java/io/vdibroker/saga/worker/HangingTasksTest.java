package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ECP does not answer, or not in time, to who asks for certain tasks: that concerns what these are for, and nothing else. */
class HangingTasksTest {
    private static final MachineId VM = new MachineId(Bench.uuid(1));
    private static final List<MachineId> OTHERS = IntStream.range(2, 12)
            .mapToObj(index -> new MachineId(Bench.uuid(index)))
            .toList();

    private final Bench bench = new Bench();
    private final FakeEcp ecp = bench.ecp;
    private final FakeAggregates aggregates = bench.aggregates;

    @AfterEach
    void close() {
        bench.close();
    }

    private void start(MachineId machine) {
        var before = ecp.asked("start").size();
        ecp.vm(machine);
        aggregates.start(machine, OperationKind.POWER, Step.POWER_ON);
        bench.passUntil(() -> ecp.asked("start").size() == before + 1);
        bench.awaitThat(() -> aggregates.commands(RecordTaskAccepted.class).size() == before + 1);
    }

    private void startOthers() {
        OTHERS.forEach(this::start);
        ecp.succeed();
        bench.passUntil(() -> aggregates.events(MachineOperationCompleted.class).size() == OTHERS.size());
    }

    private String taskThatHasEnded() {
        start(VM);
        var task = ecp.running().get(0);
        ecp.hang(task);
        ecp.end(task, "SUCCESS", "");
        return task;
    }

    @Test
    void holdUpNobody() {
        bench.begin();
        taskThatHasEnded();
        bench.passUntil(() -> ecp.hanging() == 1);

        startOthers();

        assertThat(ecp.hanging()).isOne();
        ecp.answerInTime();
        bench.passUntil(() -> aggregates.events(MachineOperationCompleted.class).size() == OTHERS.size() + 1);
    }

    @Test
    void holdUpNobodyWhenTheyAreUnwanted() {
        bench.begin();
        start(VM);
        var task = ecp.running().get(0);
        ecp.hang(task);
        aggregates.giveUp(VM);
        bench.passUntil(() -> ecp.hanging() == 1);

        startOthers();

        assertThat(ecp.hanging()).isOne();
        ecp.answerInTime();
        bench.passUntil(
                () -> bench.list().unwanted().of(FakeAggregates.CONTROLLER).isEmpty());
    }

    @Test
    void holdUpNobodyHoweverManyThereAreWhenThatIsKnown() {
        bench.begin();
        var silent = OTHERS.subList(0, 6);
        silent.forEach(this::start);
        var tasks = ecp.running();
        tasks.forEach(ecp::hang);
        ecp.succeed();
        while (!ecp.taskLooks.containsAll(tasks)) {
            bench.passUntil(() -> ecp.hanging() > 0);
            ecp.answerLate();
        }
        ecp.answerLate();
        bench.passUntil(() -> ecp.hanging() == 1);

        start(VM);
        ecp.end(ecp.running().get(0), "SUCCESS", "");
        bench.passUntil(() -> aggregates.events(MachineOperationCompleted.class).size() == 1);
        assertThat(aggregates.commands(CompleteStep.class).get(0).machineId()).isEqualTo(VM);
    }

    @Test
    void areAskedForMoreAndMoreSeldom() {
        bench.begin();
        start(VM);
        var task = ecp.running().get(0);
        ecp.change(() -> ecp.unreadable = task);
        ecp.end(task, "SUCCESS", "");
        bench.pass(Duration.ofMinutes(2));

        assertThat(ecp.taskLooks).hasSizeBetween(5, 20);
    }

    @Test
    void endNothingUntilTheyAreSeenIfItsTimeWasOverBefore() {
        bench.begin();
        start(VM);
        var task = ecp.running().get(0);
        bench.kill();
        ecp.change(() -> ecp.unreadable = task);
        ecp.end(task, "SUCCESS", "");
        bench.time.pass(FakeAggregates.LIMIT.multipliedBy(2));
        bench.startAgain();
        bench.passUntil(() -> ecp.taskLooks.size() == 2);
        assertThat(aggregates.commands(ExpireStep.class)).isEmpty();

        ecp.change(() -> ecp.unreadable = null);
        bench.passUntil(() -> !aggregates.commands(CompleteStep.class).isEmpty());
        assertThat(aggregates.commands(ExpireStep.class)).isEmpty();
    }

    @Test
    void endUnseenWhenTheyAreNotShownAtAll() {
        bench.begin();
        start(VM);
        var task = ecp.running().get(0);
        ecp.change(() -> ecp.unreadable = task);
        ecp.end(task, "SUCCESS", "");

        bench.passUntil(() -> !aggregates.events(MachineStepTimedOut.class).isEmpty());

        assertThat(aggregates.commands(ExpireStep.class).get(0).said()).contains("Oops");
    }
}
