package io.vdibroker.query.machine;

import static io.vdibroker.query.store.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.vdibroker.api.machine.query.HeldMachineView;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.query.MachineCounts;
import io.vdibroker.query.store.Documents;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldMachineViewTest {
    private static final Failure FAILURE = new Failure(FailureCode.REFUSED, "no");
    private static final OperationId OPERATION = new OperationId(UUID.randomUUID());

    private final ViewsInMemory views = new ViewsInMemory();
    private final MachineCollections collections = new MachineCollections(views.database());
    private final MachineHeld held = new MachineHeld(POOL, M1, ANNA, HoldReason.RELEASED, null);
    private final MachineReturnStarted returning = new MachineReturnStarted(POOL, M1, ANNA, OPERATION, List.of(), 2);

    @BeforeEach
    void annasMachine() {
        var writes = new ViewWrites();
        views.to(new MachineProjector(collections, writes), new PlaceProjector(collections, writes));
        views.tell(
                cloned(M1, "vdi-1"),
                new MachineAdmitted(POOL, M1, "vdi-1", Readiness.ON),
                new DesktopAssigned(
                        POOL, new TicketId(UUID.randomUUID()), ANNA, M1, AssignmentRule.BEST_FREE, 1, 0, 0));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private MachineView machine() {
        return Objects.requireNonNull(collections
                        .machines
                        .find(Filters.eq("_id", M1.value().toString()))
                        .map(Documents.as(MachineDocument.class))
                        .first())
                .toView(Map.of());
    }

    private MachineCounts counts() {
        return Objects.requireNonNull(
                new PoolMachines(collections).of(List.of(POOL)).get(POOL));
    }

    @Test
    void showsForWhomAMachineIsKept() {
        views.tell(held);
        assertThat(machine().users()).isEmpty();
        assertThat(machine().held())
                .isNotNull()
                .returns(HoldReason.RELEASED, HeldMachineView::reason)
                .satisfies(view ->
                        assertThat(Objects.requireNonNull(view.user()).userId()).isEqualTo(ANNA));
        assertThat(counts())
                .returns(1, MachineCounts::held)
                .returns(0, MachineCounts::free)
                .returns(0, MachineCounts::assigned)
                .returns(1, MachineCounts::total);
    }

    @Test
    void showsThatNobodyIsKnown() {
        views.tell(new MachineHeld(POOL, M1, null, HoldReason.RELEASED, null));
        assertThat(machine().held()).isNotNull().returns(null, HeldMachineView::user);
        assertThat(counts()).returns(1, MachineCounts::held);
    }

    @Test
    void showsWhoHasItAgain() {
        views.tell(held, new DesktopGivenBack(POOL, M1, ANNA));
        assertThat(machine().held()).isNull();
        assertThat(machine().users()).hasSize(1);
        assertThat(counts()).returns(1, MachineCounts::assigned).returns(0, MachineCounts::held);
    }

    @Test
    void showsThatItIsSwitchedOffAndThenFree() {
        views.tell(held, returning);
        assertThat(machine().held()).isNull();
        assertThat(machine().returning()).isTrue();
        assertThat(counts()).returns(1, MachineCounts::returning).returns(0, MachineCounts::free);
        views.tell(new MachineReturned(POOL, M1, OPERATION));
        assertThat(machine().returning()).isFalse();
        assertThat(counts()).returns(0, MachineCounts::returning).returns(1, MachineCounts::free);
    }

    @Test
    void showsWhyItCouldNotBeSwitchedOff() {
        views.tell(returning, new MachineHeld(POOL, M1, ANNA, HoldReason.RETURN_FAILED, FAILURE));
        assertThat(machine().failure()).isEqualTo(FAILURE);
        assertThat(counts()).returns(1, MachineCounts::held).returns(0, MachineCounts::returning);
    }
}
