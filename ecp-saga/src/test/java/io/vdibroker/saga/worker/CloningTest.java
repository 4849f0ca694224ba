package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.CloneRequest;
import io.vdibroker.saga.ecp.EcpProblem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CloningTest {
    private static final UUID TEMPLATE = new UUID(5, 5);
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

    private RecordCloned outcome() {
        bench.passUntil(() -> !aggregates.commands(RecordCloned.class).isEmpty());
        return aggregates.commands(RecordCloned.class).get(0);
    }

    private Failure failure() {
        bench.passUntil(() -> !aggregates.commands(FailCloning.class).isEmpty());
        return aggregates.commands(FailCloning.class).get(0).failure();
    }

    private void cloned() {
        bench.passUntil(() -> ecp.asked("clone").size() == 1);
        ecp.showClones(TEN);
        bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
    }

    @Test
    void tellsTheNamesOfAllThatCame() {
        bench.begin();
        aggregates.clone(TEN);
        cloned();
        ecp.succeed();

        assertThat(outcome().ready()).extracting(CloneReady::machineId).containsExactlyElementsOf(TEN);
        assertThat(outcome().failed()).isEmpty();
        bench.passUntil(() -> bench.list().steps().all().isEmpty());
    }

    @Test
    void tellsWhatCameAndWhatDidNot() {
        bench.begin();
        aggregates.clone(TEN);
        cloned();
        ecp.change(() -> {
            TEN.subList(0, 7).forEach(id -> ecp.vm(id).status = "ACTIVE");
            TEN.subList(7, 9).forEach(id -> ecp.vm(id).status = "FAILED");
            ecp.vms.remove(TEN.get(9).value());
        });
        ecp.end(ecp.running().get(0), "FAILED", "The disk broke");

        assertThat(outcome().ready()).extracting(CloneReady::machineId).containsExactlyElementsOf(TEN.subList(0, 7));
        assertThat(outcome().failed()).extracting(CloneFailed::machineId).containsExactlyElementsOf(TEN.subList(7, 10));
        assertThat(outcome().failed().get(0).failure().text()).contains("The disk broke");
    }

    @Test
    void failsWithoutRoom() {
        ecp.refusals.put(TEMPLATE, new EcpProblem.Refused(400, "50000", "not enough free space on data pool"));
        bench.begin();
        aggregates.clone(TEN);

        assertThat(failure().code()).isEqualTo(FailureCode.NO_SPACE);
    }

    @Test
    void failsWhenTheTaskFailedAndNothingIsThere() {
        bench.begin();
        aggregates.clone(TEN);
        bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
        ecp.end(ecp.running().get(0), "FAILED", "not enough free space on data pool");

        assertThat(failure().code()).isEqualTo(FailureCode.NO_SPACE);
    }

    @Test
    void waitsForATemplateThatIsLocked() {
        ecp.vm(new MachineId(TEMPLATE)).lockedBy = "somebody";
        bench.begin();
        aggregates.clone(TEN);
        bench.pass(Duration.ofSeconds(20));
        assertThat(ecp.asked).isEmpty();

        ecp.change(() -> ecp.vm(new MachineId(TEMPLATE)).lockedBy = null);
        bench.passUntil(() -> ecp.asked("clone").size() == 1);
    }

    @Test
    void givesASingleMachineTheLowestNumberThatIsFree() {
        List.of("desk-1", "desk-2", "desk-4", "desk-33", "desktop-3", "desk-3-1")
                .forEach(name -> ecp.vm(new MachineId(UUID.randomUUID())).name = name);
        bench.begin();
        aggregates.clone(TEN.subList(0, 1));
        bench.passUntil(() -> ecp.asked("clone").size() == 1);

        assertThat(ecp.names).containsExactly("desk-3");
    }

    @Test
    void leavesTheNumbersOfSeveralMachinesToEcp() {
        bench.begin();
        aggregates.clone(TEN);
        bench.passUntil(() -> ecp.asked("clone").size() == 1);

        assertThat(ecp.names).containsExactly("desk");
    }

    @Test
    void expiresWhenNothingIsUsableInTime() {
        bench.begin();
        aggregates.clone(TEN);
        cloned();
        bench.pass(FakeAggregates.LIMIT.minusSeconds(20));
        assertThat(aggregates.commands(ExpireCloning.class)).isEmpty();

        var task = ecp.running().get(0);
        bench.passUntil(() -> !aggregates.commands(ExpireCloning.class).isEmpty());
        bench.passUntil(() -> ecp.cancelled.contains(task));
    }

    @Test
    void tellsWhatIsUsableWhenTheTimeIsOver() {
        bench.begin();
        aggregates.clone(TEN);
        cloned();
        var task = ecp.running().get(0);
        ecp.change(() -> {
            ecp.vm(TEN.get(0)).status = "ACTIVE";
            ecp.vm(TEN.get(0)).lockedBy = null;
        });
        bench.pass(FakeAggregates.LIMIT.minusSeconds(20));
        assertThat(aggregates.commands(RecordCloned.class)).isEmpty();

        assertThat(outcome().ready()).extracting(CloneReady::machineId).containsExactly(TEN.get(0));
        assertThat(outcome().failed())
                .extracting(failed -> failed.failure().code())
                .containsOnly(FailureCode.TIMED_OUT);
        bench.passUntil(() -> ecp.cancelled.contains(task));
    }

    @Nested
    class AfterAKill {
        @Test
        void findsTheTaskByItsMachines() {
            ecp.breakAfterTheNextChange();
            bench.begin();
            aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            bench.kill();
            ecp.answerAgain();
            ecp.showClones(TEN);

            bench.startAgain();
            bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
            assertThat(aggregates.commands(RecordCloneTask.class).get(0).taskId())
                    .isEqualTo(ecp.running().get(0));
            ecp.succeed();

            assertThat(outcome().ready()).hasSize(10);
            assertThat(ecp.asked("clone")).hasSize(1);
        }

        @Test
        void watchesMachinesWhoseTaskIsNotFound() {
            ecp.breakAfterTheNextChange();
            bench.begin();
            aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            bench.kill();
            ecp.answerAgain();
            ecp.showClones(TEN);
            ecp.lose(ecp.running().get(0));

            bench.startAgain();
            bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
            assertThat(aggregates.commands(RecordCloneTask.class).get(0).taskId())
                    .isNull();
            bench.pass(Duration.ofSeconds(10));
            assertThat(aggregates.commands(RecordCloned.class)).isEmpty();
            ecp.change(() -> TEN.forEach(id -> ecp.vm(id).status = "ACTIVE"));

            assertThat(outcome().ready()).hasSize(10);
            assertThat(ecp.asked("clone")).hasSize(1);
        }

        @Test
        void waitsForMachinesThatAnUnknownTaskHasNotMadeYet() {
            ecp.breakAfterTheNextChange();
            bench.begin();
            aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            bench.kill();
            ecp.answerAgain();
            ecp.showClones(TEN.subList(0, 6));
            ecp.lose(ecp.running().get(0));
            ecp.change(() -> TEN.subList(0, 6).forEach(id -> ecp.vm(id).status = "ACTIVE"));

            bench.startAgain();
            bench.passUntil(() -> !aggregates.commands(RecordCloneTask.class).isEmpty());
            bench.pass(Duration.ofSeconds(20));
            assertThat(aggregates.commands(RecordCloned.class)).isEmpty();
            ecp.change(() -> TEN.forEach(id -> ecp.vm(id).status = "ACTIVE"));

            assertThat(outcome().ready()).hasSize(10);
        }

        @Test
        void asksAgainForMachinesThatAreNotThere() {
            ecp.breakBeforeTheNextChange();
            bench.begin();
            aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            bench.kill();
            ecp.answerAgain();

            bench.startAgain();
            bench.passUntil(() -> ecp.asked("clone").size() == 2);

            assertThat(ecp.asked("clone").get(0).key())
                    .isEqualTo(ecp.asked("clone").get(1).key());
            assertThat(aggregates.commands(BeginCloning.class)).hasSize(2);
        }
    }

    @Nested
    class Cancelled {
        @Test
        void endsTheTaskAndTellsWhatIsThere() {
            bench.begin();
            var id = aggregates.clone(TEN);
            cloned();
            ecp.change(() -> ecp.vm(TEN.get(0)).status = "ACTIVE");
            var task = ecp.running().get(0);

            aggregates.cancel(id);

            assertThat(outcome().ready()).extracting(CloneReady::machineId).containsExactly(TEN.get(0));
            assertThat(outcome().failed())
                    .hasSize(9)
                    .extracting(failed -> failed.failure().code())
                    .containsOnly(FailureCode.CANCELLED);
            assertThat(ecp.cancelled).contains(task);
        }

        @Test
        void waitsWhileItIsNotKnownWhetherEcpHasHeard() {
            ecp.breakAfterTheNextChange();
            bench.begin();
            var id = aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            var task = ecp.running().get(0);
            ecp.hide(task);
            aggregates.cancel(id);
            ecp.answerAgain();
            bench.pass(Duration.ofSeconds(30));
            assertThat(aggregates.commands(RecordCloned.class)).isEmpty();

            ecp.show(task);
            ecp.showClones(TEN);

            bench.passUntil(() -> ecp.cancelled.contains(task));
            assertThat(outcome().failed()).hasSize(10);
        }

        private ExpansionId cancelledBeforeEcpHears() {
            ecp.breakBeforeTheNextChange();
            bench.begin();
            var id = aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            aggregates.cancel(id);
            ecp.answerAgain();
            bench.passUntil(() -> !aggregates.events(CloningUnheard.class).isEmpty());
            return id;
        }

        @Test
        void keepsNoOtherCloningOfTheTemplateWaitingIfEcpShowsNothingOfIt() {
            cancelledBeforeEcpHears();
            assertThat(bench.limits.creationsPerTemplate()).isOne();

            aggregates.clone(5, List.of(new MachineId(Bench.uuid(50))));

            bench.passUntil(() -> ecp.asked("clone").size() == 2);
            assertThat(aggregates.commands(RecordCloned.class)).isEmpty();
            assertThat(aggregates.events(CloningUnheard.class)).hasSize(1);
        }

        @Test
        void isWatchedUntilItsTimeIsOverAndEndsWhatEcpHearsLate() {
            cancelledBeforeEcpHears();
            bench.startAgain();
            bench.pass(FakeAggregates.LIMIT.minusMinutes(1));
            assertThat(aggregates.commands(RecordCloned.class)).isEmpty();

            ecp.cloneMachines(new CloneRequest(TEMPLATE, TEMPLATE, "desk", true, TEN), UUID.randomUUID());
            ecp.showClones(TEN);
            var task = ecp.running().get(0);

            bench.passUntil(() -> ecp.cancelled.contains(task));
            assertThat(outcome().failed()).hasSize(10);
        }

        @Test
        void endsWhenItsTimeIsOver() {
            cancelledBeforeEcpHears();
            bench.pass(FakeAggregates.LIMIT);

            assertThat(outcome().failed())
                    .hasSize(10)
                    .extracting(failed -> failed.failure().code())
                    .containsOnly(FailureCode.CANCELLED);
            bench.passUntil(() -> bench.list().steps().all().isEmpty());
        }

        @Test
        void holdsBackTheRemovalOfWhatAForgottenTaskMayStillMake() {
            bench.begin();
            aggregates.clone(TEN);
            cloned();
            var task = ecp.running().get(0);
            ecp.change(() -> {
                ecp.vms.remove(TEN.get(9).value());
                ecp.vm(TEN.get(0)).status = "ACTIVE";
                ecp.vm(TEN.get(0)).lockedBy = null;
                ecp.refusesToCancel = true;
            });
            bench.pass(FakeAggregates.LIMIT);
            assertThat(outcome().failed()).hasSize(9);
            bench.startAgain();
            aggregates.start(TEN.get(9), OperationKind.REMOVE, Step.DELETE);
            bench.pass(Duration.ofSeconds(30));
            assertThat(aggregates.events(MachineOperationCompleted.class)).isEmpty();

            ecp.end(task, "CANCELED", "Cancelled");

            bench.passUntil(
                    () -> !aggregates.events(MachineOperationCompleted.class).isEmpty());
        }

        @Test
        void asksForNothingMoreEvenIfTheListDoesNotKnowYet() {
            ecp.breakBeforeTheNextChange();
            bench.begin();
            var id = aggregates.clone(TEN);
            bench.passUntil(() -> ecp.asked("clone").size() == 1);
            aggregates.recordTo(event -> {}); // the list lags behind
            aggregates.cancel(id);
            ecp.answerAgain();
            bench.pass(Duration.ofSeconds(20));
            assertThat(ecp.asked("clone")).hasSize(1);

            bench.deliverCancel(id);

            assertThat(outcome().failed()).hasSize(10);
        }
    }
}
