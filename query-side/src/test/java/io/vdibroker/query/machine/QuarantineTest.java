package io.vdibroker.query.machine;

import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.M2;
import static io.vdibroker.query.store.Samples.OPERATION;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.TICKET;
import static io.vdibroker.query.store.Samples.cloned;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.api.pool.query.MachineCounts;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private static final Failure FAILURE = new Failure(FailureCode.TASK_FAILED, "no memory");

    private final ViewsInMemory views = new ViewsInMemory();
    private final MachineCollections collections = new MachineCollections(views.database());
    private final PoolMachines machines = new PoolMachines(collections);

    @BeforeEach
    void bothAreSetAside() {
        var writes = new ViewWrites();
        views.to(new MachineProjector(collections, writes), new PlaceProjector(collections, writes));
        views.tell(
                cloned(M1, "vdi-1"),
                cloned(M2, "vdi-2"),
                new MachineAdmitted(POOL, M1, "vdi-1", Readiness.ON),
                new MachineAdmitted(POOL, M2, "vdi-2", Readiness.ON),
                new MachineQuarantined(POOL, M1, TICKET, FAILURE),
                new MachineQuarantined(POOL, M2, TICKET, FAILURE));
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void isCounted() {
        assertThat(machines.countQuarantined()).isEqualTo(2);
    }

    @Test
    void leavesAFreeMachineThatSaysNothingOfFailuresWhenItEnds() {
        views.tell(new QuarantineEnded(POOL, M1));
        views.tellAllAgain();
        assertThat(machines.countQuarantined()).isEqualTo(1);
        assertThat(machines.of(List.of(POOL)).values())
                .extracting(MachineCounts::free)
                .containsExactly(1);
        assertThat(collections.machines.find().first().get("failure")).isNull();
    }

    @Test
    void isOverForAMachineThatAnAdministratorGivesBack() {
        views.tell(new MachineReturnStarted(POOL, M1, null, OPERATION, List.of(), 2));
        assertThat(machines.countQuarantined()).isEqualTo(1);
        views.tell(new MachineReturned(POOL, M1, OPERATION));
        assertThat(machines.of(List.of(POOL)).values())
                .extracting(MachineCounts::free)
                .containsExactly(1);
    }

    @Test
    void isOverForAMachineThatIsRemoved() {
        views.tell(new MachineWithdrawn(POOL, M2, OPERATION, WithdrawalReason.ADMINISTRATOR, 0, false));
        assertThat(machines.countQuarantined()).isEqualTo(1);
    }
}
