package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.Overlay;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While something is in a controller's way, nothing is concluded from what it does not show, and nothing is asked of it. */
class StandstillTest {
    private static final MachineId VM = new MachineId(Bench.uuid(1));
    private static final List<MachineId> TEN = IntStream.range(0, 10)
            .mapToObj(index -> new MachineId(Bench.uuid(index)))
            .toList();

    private final Bench bench = new Bench();
    private final FakeEcp ecp = bench.ecp;
    private final FakeAggregates aggregates = bench.aggregates;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void cancelsNothingInService() {
        bench.begin();
        var id = aggregates.clone(TEN);
        bench.passUntil(() -> ecp.asked("clone").size() == 1);
        ecp.showClones(TEN);
        bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
        inService();
        aggregates.cancel(id);
        bench.pass(Duration.ofMinutes(1));

        assertThat(ecp.cancelled).isEmpty();
    }

    @Test
    void takesNoMachineForDeletedThatIsHiddenInService() {
        ecp.vm(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.REMOVE, Step.DELETE);
        bench.passUntil(() -> ecp.running().size() == 1);
        bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
        inService();
        ecp.end(ecp.running().get(0), "FAILED", "Node went down");
        ecp.change(() -> ecp.vms.remove(VM.value()));
        bench.pass(Duration.ofMinutes(1));

        assertThat(aggregates.commands(CompleteStep.class)).isEmpty();
    }

    @Test
    void failsNoStepOfAMachineThatIsHiddenInService() {
        ecp.vm(VM);
        bench.begin();
        aggregates.start(VM, OperationKind.PREPARE, Step.POWER_ON);
        bench.passUntil(() -> ecp.asked("start").size() == 1);
        bench.awaitThat(() -> !aggregates.commands(RecordTaskAccepted.class).isEmpty());
        ecp.succeed();
        inService();
        ecp.change(() -> ecp.vms.remove(VM.value()));
        bench.pass(Duration.ofMinutes(1));

        assertThat(aggregates.commands(FailStep.class)).isEmpty();
    }

    private void inService() {
        bench.overlay(new Overlay(ControllerCondition.ANSWERS, null, bench.time.instant()));
    }
}
