package io.vdibroker.query.operation;

import static io.vdibroker.query.store.Samples.*;
import static io.vdibroker.query.store.ViewsInMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingOperationsTest {

    private static final RunId RUN = RunId.of(EXPANSION, Step.CLONE);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ViewsInMemory views = new ViewsInMemory();
    private final OperationCollections collections = new OperationCollections(views.database());
    private Map<PoolId, ControllerState> unusable = Map.of();

    @BeforeEach
    void inLine() {
        views.to(new ExpansionProjector(new OperationWrites(collections, new ViewWrites(), new OperationUpdates())));
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
                        RUN,
                        1,
                        id("template"),
                        id("resource pool"),
                        "vdi-",
                        true,
                        1,
                        List.of(M1),
                        "tag"));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private List<AttentionItem> after(Duration time) {
        var clock = Clock.fixed(NOW.plus(time), ZoneOffset.UTC);
        return new WaitingOperations(collections, pools -> unusable, clock).items();
    }

    private void begun() {
        views.tell(new CloningBegun(EXPANSION, POOL, RUN, 1, NOW.plus(MINUTE)));
    }

    @Test
    void areNoneForAsLongAsAStepMayTake() {
        assertThat(after(WaitingOperations.LONGEST_IN_LINE)).isEmpty();
    }

    @Test
    void areThoseThatAreInLineForLonger() {
        assertThat(after(WaitingOperations.LONGEST_IN_LINE.plus(MINUTE)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.kind()).isEqualTo(AttentionKind.STEP);
                    assertThat(item.eventType()).isEqualTo("CLONE");
                    assertThat(item.subject()).isEqualTo("operation/" + EXPANSION.value());
                    assertThat(item.since()).isEqualTo(NOW);
                });
    }

    @Test
    void areNoneWhoseControllerCannotBeUsed() {
        unusable = Map.of(POOL, ControllerState.UNREACHABLE);
        assertThat(after(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void areThoseThatNobodyEndsInTheirTime() {
        begun();
        assertThat(after(MINUTE.plus(WaitingOperations.LATE))).isEmpty();
        assertThat(after(MINUTE.multipliedBy(2).plus(WaitingOperations.LATE))).hasSize(1);
    }

    @Test
    void areThoseThatEcpHasNotHeard() {
        begun();
        views.tell(new CloningUnheard(EXPANSION, POOL, RUN, 1));
        assertThat(after(Duration.ZERO)).singleElement().satisfies(item -> assertThat(item.cause())
                .contains("given up"));
    }
}
