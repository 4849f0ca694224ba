package io.vdibroker.saga.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.BeginTagging;
import io.vdibroker.api.expansion.command.RecordTagApplied;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.command.RecordTagCreated;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.RecordTagRemoved;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.worker.OpenStep.State;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolTagsTest {
    private static final String TAG = FakeAggregates.TAG;
    private static final ExpansionId EXPANSION = new ExpansionId(Bench.uuid(70));
    private static final MachineId HERE = new MachineId(Bench.uuid(1));
    private static final MachineId GONE = new MachineId(Bench.uuid(2));

    private final FakeEcp ecp = new FakeEcp();
    private final List<Object> commands = new ArrayList<>();
    private final List<UnwantedTask> earlier = new ArrayList<>();

    /** Looks, begins, asks, and looks again when the tasks have ended. */
    private Object take(OpenStep row) {
        var attempt = new Attempt(row, Clock.systemUTC().instant(), Duration.ZERO);
        try (var bench = new Bench()) {
            var reachability = new Reachability(FakeAggregates.CONTROLLER, Bench.PROPERTIES, bench.time.steady());
            var works = new StepWorks(join -> {
                throw new AssertionError("No account is needed");
            });
            var execution = new Execution(
                    bench.list(),
                    works,
                    ecp,
                    this::answer,
                    reachability,
                    () -> false,
                    Bench.PROPERTIES,
                    bench.time.steady());
            bench.list().steps().put(row);
            earlier.forEach(bench.list().unwanted()::add);
            execution.begin(attempt, row);
            if (attempt.is(Attempt.Phase.OPEN)) {
                ecp.succeed();
                attempt.ended(TaskEnd.SUCCEEDED);
                execution.resume(attempt, row);
            }
        }
        return commands.get(commands.size() - 1);
    }

    private @Nullable Object answer(OpenStep row, Object command) {
        commands.add(command);
        return command instanceof BeginTag || command instanceof BeginTagging ? StepAnswer.GO : null;
    }

    private static OpenStep row(Step step, StepArguments arguments) {
        var ofExpansion = step == Step.TAG_CLONES;
        return new OpenStep(
                ofExpansion ? EXPANSION.toString() : FakeAggregates.POOL.toString(),
                ofExpansion ? EXPANSION.value() : FakeAggregates.POOL.value(),
                FakeAggregates.POOL,
                FakeAggregates.CONTROLLER,
                null,
                null,
                RunId.of(FakeAggregates.POOL, step),
                0,
                step,
                1,
                State.QUEUED,
                null,
                null,
                null,
                1,
                false,
                arguments,
                Map.of());
    }

    @Test
    void aTagOfThatNameIsUsedAndNothingBegins() {
        ecp.tagNames.put(TAG, "pool");

        assertThat(take(row(Step.CREATE_TAG, StepArguments.ofTag(null, "pool"))))
                .isInstanceOfSatisfying(
                        RecordTagFound.class, found -> assertThat(found.tagId()).isEqualTo(TAG));
        assertThat(commands).hasSize(1);
        assertThat(ecp.asked).isEmpty();
    }

    @Test
    void aTagIsNotUsedWhileAnEarlierTaskOfOursMayTakeItAwayAgain() {
        ecp.tagNames.put(TAG, "pool");
        earlier.add(new UnwantedTask("earlier", FakeAggregates.CONTROLLER, Set.of(FakeAggregates.POOL.value())));

        assertThat(take(row(Step.CREATE_TAG, StepArguments.ofTag(null, "pool"))))
                .isInstanceOf(BeginTag.class);
        assertThat(ecp.asked).isEmpty();
    }

    @Test
    void aTagIsMadeWhenItIsBegunAndToldWhenItIsThere() {
        assertThat(take(row(Step.CREATE_TAG, StepArguments.ofTag(null, "pool"))))
                .isInstanceOf(RecordTagCreated.class);
        assertThat(commands.get(0)).isInstanceOf(BeginTag.class);
        assertThat(ecp.asked("create-tag")).hasSize(1);
    }

    @Test
    void aRefusedTagFails() {
        var row = row(Step.CREATE_TAG, StepArguments.ofTag(null, "pool"));
        ecp.refusals.put(
                java.util.UUID.nameUUIDFromBytes(
                        row.key().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new EcpProblem.Refused(400, null, "No"));

        assertThat(take(row)).isInstanceOf(FailTag.class);
    }

    @Test
    void aTagThatEcpWillNotShowFailsSoThatItHasAnEndAndIsNotBegunBecauseItMayBeSomebodyElses() {
        ecp.unreadable = "pool";

        assertThat(take(row(Step.CREATE_TAG, StepArguments.ofTag(null, "pool"))))
                .isInstanceOf(FailTag.class);
        assertThat(commands).noneMatch(BeginTag.class::isInstance);
        assertThat(ecp.asked).isEmpty();
    }

    @Test
    void aTagIsRemoved() {
        ecp.tagNames.put(TAG, "pool");

        assertThat(take(row(Step.REMOVE_TAG, StepArguments.ofTag(TAG, null)))).isInstanceOf(RecordTagRemoved.class);
        assertThat(ecp.tagNames).isEmpty();
    }

    @Test
    void aTagThatIsGoneIsRemovedWithoutACall() {
        assertThat(take(row(Step.REMOVE_TAG, StepArguments.ofTag(TAG, null)))).isInstanceOf(RecordTagRemoved.class);
        assertThat(ecp.asked).isEmpty();
    }

    @Test
    void clonesThatEcpHasAreTagged() {
        ecp.tagNames.put(TAG, "pool");
        ecp.tags.put(TAG, new HashSet<>());
        ecp.vm(HERE);

        assertThat(take(row(Step.TAG_CLONES, StepArguments.ofTagging(TAG, List.of(HERE, GONE)))))
                .isInstanceOf(RecordTagApplied.class);
        assertThat(ecp.tags.get(TAG)).containsExactly(HERE);
    }
}
