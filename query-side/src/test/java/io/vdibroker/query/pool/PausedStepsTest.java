package io.vdibroker.query.pool;

import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.created;
import static io.vdibroker.query.store.ViewsInMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.StepSetback;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import io.vdibroker.api.pool.query.PausedStepView;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausedStepsTest {
    private static final StepSetback SETBACK = new StepSetback(
            M1, new Failure(FailureCode.TASK_FAILED, "Not enough memory on the node."), NOW.minusSeconds(7));

    private final ViewsInMemory views = new ViewsInMemory();
    private final PoolCollections collections = new PoolCollections(views.database());

    @BeforeEach
    void aStepIsPaused() {
        views.to(new PoolProjector(collections, new ViewWrites()));
        views.tell(created(POOL, "office", 3), new StepPaused(POOL, Step.POWER_ON, List.of(SETBACK)));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private List<PausedStepView> paused() {
        return collections.pools.find().map(as(PoolDocument.class)).first().stepsPaused();
    }

    @Test
    void areShownWithWhatWasSaid() {
        assertThat(paused()).containsExactly(new PausedStepView(Step.POWER_ON, NOW, List.of(SETBACK)));
    }

    @Test
    void areShownOnceHoweverOftenTheyAreTold() {
        views.tellAllAgain();
        assertThat(paused()).hasSize(1);
    }

    @Test
    void areOverWhenTheStepWorks() {
        views.tell(new StepResumed(POOL, Step.POWER_ON, M1));
        assertThat(paused()).isEmpty();
    }

    @Test
    void areOverWithTheirPool() {
        views.tell(new PoolDeletionStarted(POOL, List.of()));
        assertThat(paused()).isEmpty();
    }
}
