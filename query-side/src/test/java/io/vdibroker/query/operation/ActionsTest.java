package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Samples.*;
import static io.vdibroker.query.store.ViewsInMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.CurrentStepView;
import io.vdibroker.api.operation.query.OperationAction;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.operation.query.StepState;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an operation is shown to wait for, and what can be done about it. */
class ActionsTest {

    private static final Failure REFUSED = new Failure(FailureCode.REFUSED, "The disk is busy");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final ViewsInMemory views = new ViewsInMemory();
    private final OperationCollections collections = new OperationCollections(views.database());

    @BeforeEach
    void project() {
        var writes = new ViewWrites();
        var operations = new OperationWrites(collections, writes, new OperationUpdates());
        views.to(
                new MachineOperationProjector(operations),
                new MachineStepProjector(operations),
                new ExpansionProjector(operations),
                new PoolSetUpProjector(operations, new SetUpMachines(collections, writes, operations)),
                new PoolTagProjector(operations),
                new PoolRemovalProjector(operations));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private OperationView shown(OperationId id) {
        var document = collections.operations.find(eq("_id", id.value().toString()));
        return Objects.requireNonNull(document.map(as(OperationDocument.class)).first())
                .toView(null, null);
    }

    @Nested
    class OfAMachine {

        private void started(OperationKind kind, Step... plan) {
            var steps = Arrays.stream(plan).map(PlannedStep::of).toList();
            views.tell(
                    new MachineOperationStarted(M1, POOL, CONTROLLER, OPERATION, kind, steps, 0),
                    stepStarted(M1, OPERATION, kind, 0, plan[0], 1));
        }

        private static MachineStepBegun begun(Step step) {
            return new MachineStepBegun(M1, POOL, OPERATION, RunId.of(OPERATION, 0), 0, step, 1, LATER);
        }

        private static MachineStepFailed failed(Step step, @Nullable Instant retryAt) {
            return new MachineStepFailed(M1, POOL, OPERATION, RunId.of(OPERATION, 0), 0, step, 1, REFUSED, retryAt);
        }

        @Test
        void inLineForEcpCanBeSkippedOrGivenUp() {
            started(OperationKind.PREPARE, Step.REMOTE_ACCESS, Step.POWER_ON);
            assertThat(shown(OPERATION).current())
                    .isEqualTo(new CurrentStepView(0, Step.REMOTE_ACCESS, StepState.QUEUED, 1, NOW, null, null));
            assertThat(shown(OPERATION).actions()).containsExactly(OperationAction.SKIP, OperationAction.GIVE_UP);
        }

        @Test
        void underWayInEcpCanOnlyBeGivenUp() {
            started(OperationKind.PREPARE, Step.REMOTE_ACCESS);
            views.tell(begun(Step.REMOTE_ACCESS));
            assertThat(shown(OPERATION).current())
                    .isEqualTo(new CurrentStepView(0, Step.REMOTE_ACCESS, StepState.RUNNING, 1, NOW, LATER, null));
            assertThat(shown(OPERATION).actions()).containsExactly(OperationAction.GIVE_UP);
        }

        @Test
        void thatRestsSaysWhatEcpSaidAndCanBeRetried() {
            started(OperationKind.REQUEST, Step.POWER_ON, Step.REMOTE_ACCESS);
            views.tell(begun(Step.POWER_ON), failed(Step.POWER_ON, LATER));
            assertThat(shown(OPERATION).current())
                    .isEqualTo(new CurrentStepView(0, Step.POWER_ON, StepState.RETRYING, 1, NOW, LATER, REFUSED));
            assertThat(shown(OPERATION).actions()).containsExactly(OperationAction.RETRY, OperationAction.GIVE_UP);
        }

        @Test
        void thatLeavesADomainCanBeSkippedEvenWhileTheAgentIsWaitedFor() {
            started(OperationKind.REMOVE, Step.GUEST_AGENT, Step.LEAVE_DOMAIN, Step.POWER_OFF);
            views.tell(begun(Step.GUEST_AGENT));
            assertThat(shown(OPERATION).actions()).containsExactly(OperationAction.SKIP);
        }

        @Test
        void thatNeedsAttentionIsResumedOrGoesOnWithoutTheStep() {
            started(OperationKind.REMOVE, Step.UNTAG, Step.DELETE);
            views.tell(failed(Step.UNTAG, null), new MachineNeedsAttention(M1, POOL, OPERATION, Step.UNTAG, REFUSED));
            assertThat(shown(OPERATION).current())
                    .isEqualTo(new CurrentStepView(0, Step.UNTAG, StepState.FAILED, 1, NOW, null, REFUSED));
            assertThat(shown(OPERATION).actions()).containsExactly(OperationAction.RESUME, OperationAction.SKIP);

            views.tell(
                    new MachineStepSkipped(M1, POOL, OPERATION, RunId.of(OPERATION, 0), 0, Step.UNTAG, 1),
                    stepStarted(M1, OPERATION, OperationKind.REMOVE, 1, Step.DELETE, 1));
            views.tellAllAgain();

            var operation = shown(OPERATION);
            assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
            assertThat(operation.failure()).isNull();
            assertThat(operation.progress()).isEqualTo(50);
            assertThat(operation.steps().get(0).state()).isEqualTo(StepState.SKIPPED);
            assertThat(operation.current())
                    .isEqualTo(new CurrentStepView(1, Step.DELETE, StepState.QUEUED, 1, NOW, null, null));
            assertThat(operation.actions()).isEmpty();
        }

        @Test
        void thatWasGivenUpIsOver() {
            started(OperationKind.POWER, Step.POWER_ON);
            var byHand = new Failure(FailureCode.CANCELLED, "An administrator gave it up");
            views.tell(
                    begun(Step.POWER_ON),
                    new MachineOperationGivenUp(
                            M1, POOL, OPERATION, OperationKind.POWER, RunId.of(OPERATION, 0), 0, Step.POWER_ON, 1),
                    new MachineOperationFailed(
                            M1, POOL, OPERATION, OperationKind.POWER, Step.POWER_ON, byHand, false, 0));
            var operation = shown(OPERATION);
            assertThat(operation.state()).isEqualTo(OperationState.FAILED);
            assertThat(operation.failure()).isEqualTo(byHand);
            assertThat(operation.steps().get(0).state()).isEqualTo(StepState.FAILED);
            assertThat(operation.current()).isNull();
            assertThat(operation.actions()).isEmpty();
        }

        @Test
        void thatHasNotBegunWaitsForAnotherAndCanBeLeftAlone() {
            views.tell(cloned(M1, "vdi-1"));
            assertThat(shown(OPERATION).current()).isNull();
            assertThat(shown(OPERATION).actions()).isEmpty();
        }

        @Test
        void isAtItsNextStepWhenOneIsDone() {
            started(OperationKind.REMOVE, Step.POWER_OFF, Step.UNTAG);
            views.tell(
                    new MachineStepCompleted(M1, POOL, OPERATION, RunId.of(OPERATION, 0), 0, Step.POWER_OFF, 1),
                    stepStarted(M1, OPERATION, OperationKind.REMOVE, 1, Step.UNTAG, 1));
            assertThat(Objects.requireNonNull(shown(OPERATION).current()).step())
                    .isEqualTo(Step.UNTAG);
            assertThat(shown(OPERATION).actions())
                    .as("the machine stays in ECP")
                    .isEmpty();
        }
    }

    @Nested
    class OfAGrowth {

        private static final OperationId GROWTH = new OperationId(EXPANSION.value());

        private void started() {
            views.tell(
                    new PoolExpansionStarted(
                            POOL,
                            EXPANSION,
                            CONTROLLER,
                            1,
                            1,
                            id("template"),
                            id("resource pool"),
                            "vdi-",
                            true,
                            "tag",
                            List.of(),
                            false),
                    new CloningStarted(
                            EXPANSION,
                            POOL,
                            CONTROLLER,
                            RunId.of(EXPANSION, Step.CLONE),
                            1,
                            id("template"),
                            id("resource pool"),
                            "vdi-",
                            true,
                            1,
                            List.of(M1),
                            "tag"));
        }

        @Test
        void thatRestsCanBeRetriedOrGivenUpOnce() {
            started();
            views.tell(new CloningAttemptFailed(EXPANSION, POOL, RunId.of(EXPANSION, Step.CLONE), 1, REFUSED, LATER));
            assertThat(shown(GROWTH).current())
                    .isEqualTo(new CurrentStepView(0, Step.CLONE, StepState.RETRYING, 1, NOW, LATER, REFUSED));
            assertThat(shown(GROWTH).actions()).containsExactly(OperationAction.RETRY, OperationAction.GIVE_UP);

            views.tell(new ExpansionCancelRequested(EXPANSION, POOL));
            assertThat(shown(GROWTH).actions()).doesNotContain(OperationAction.GIVE_UP);
        }

        @Test
        void thatEcpHasNotHeardCanBeGivenUpOnceMore() {
            started();
            views.tell(new ExpansionCancelRequested(EXPANSION, POOL));
            views.tell(new CloningUnheard(EXPANSION, POOL, RunId.of(EXPANSION, Step.CLONE), 1));

            assertThat(shown(GROWTH).actions()).containsExactly(OperationAction.GIVE_UP);
        }

        @Test
        void neverGoesOnWithoutAStep() {
            started();
            assertThat(shown(GROWTH).actions()).containsExactly(OperationAction.GIVE_UP);
            views.tell(new ExpansionCloned(EXPANSION, POOL, List.of(new CloneReady(M1, "vdi-1")), List.of()));
            assertThat(shown(GROWTH).actions()).containsExactly(OperationAction.GIVE_UP);
        }
    }

    @Nested
    class OfAPool {

        private static final OperationId SET_UP = OperationId.ofSetUp(POOL);
        private static final OperationId REMOVAL = OperationId.ofRemoval(POOL);

        private static PoolTagRequested tagRequested(int attempt) {
            return new PoolTagRequested(POOL, CONTROLLER, RunId.of(POOL, Step.CREATE_TAG), attempt, "windows");
        }

        private static PoolTagAttemptFailed tagFailed(Step step, @Nullable Instant retryAt) {
            return new PoolTagAttemptFailed(POOL, RunId.of(POOL, step), 1, REFUSED, retryAt);
        }

        @Test
        void whoseTagWaitsCanBeRetriedOrGivenUp() {
            views.tell(created(POOL, "windows", 2), tagRequested(1), tagFailed(Step.CREATE_TAG, LATER));
            assertThat(shown(SET_UP).current())
                    .isEqualTo(new CurrentStepView(0, Step.CREATE_TAG, StepState.RETRYING, 1, NOW, LATER, REFUSED));
            assertThat(shown(SET_UP).actions()).containsExactly(OperationAction.RETRY, OperationAction.GIVE_UP);
        }

        @Test
        void thatFailedIsResumedOrGivenUp() {
            views.tell(
                    created(POOL, "windows", 2),
                    tagRequested(1),
                    tagFailed(Step.CREATE_TAG, null),
                    new PoolFailed(POOL, REFUSED));
            assertThat(shown(SET_UP).actions()).containsExactly(OperationAction.RESUME, OperationAction.GIVE_UP);
        }

        @Test
        void thatFailedForWantOfItsOwnMachinesIsGivenOthersOrGivenUp() {
            views.tell(
                    createdStatic(POOL, "lab", List.of(M1)),
                    tagRequested(1),
                    new PoolTagReady(POOL, "tag", true),
                    new PoolFailed(POOL, REFUSED));
            assertThat(shown(SET_UP).actions()).containsExactly(OperationAction.GIVE_UP);
        }

        @Test
        void whoseGrowthIsPausedSaysSinceWhen() {
            views.tell(
                    created(POOL, "windows", 2),
                    tagRequested(1),
                    new PoolTagReady(POOL, "tag", true),
                    new PoolActivated(POOL),
                    new GrowthPaused(POOL, LATER, REFUSED));
            var operation = shown(SET_UP);
            assertThat(operation.waitsSince()).isEqualTo(NOW);
            assertThat(operation.waitsUntil()).isEqualTo(LATER);
            assertThat(operation.failure()).isEqualTo(REFUSED);
            assertThat(operation.actions()).containsExactly(OperationAction.RESUME);

            views.tell(new GrowthResumed(POOL));
            assertThat(shown(SET_UP).waitsSince()).isNull();
            assertThat(shown(SET_UP).actions()).isEmpty();
        }

        @Test
        void thatIsRemovedCanNeitherSkipNorGiveUpItsTag() {
            views.tell(
                    created(POOL, "windows", 2),
                    new PoolDeletionStarted(POOL, List.of()),
                    new PoolEmptied(POOL, "tag"),
                    new PoolTagRemovalRequested(POOL, CONTROLLER, RunId.of(POOL, Step.REMOVE_TAG), 1, "tag"),
                    tagFailed(Step.REMOVE_TAG, LATER));
            assertThat(shown(REMOVAL).current())
                    .isEqualTo(new CurrentStepView(0, Step.REMOVE_TAG, StepState.RETRYING, 1, NOW, LATER, REFUSED));
            assertThat(shown(REMOVAL).actions()).containsExactly(OperationAction.RETRY);
            assertThat(shown(SET_UP).actions()).isEmpty();
        }
    }
}
