package io.vdibroker.query.machine;

import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.cloned;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmittedMachineTest {
    private final ViewsInMemory views = new ViewsInMemory();
    private final MachineCollections collections = new MachineCollections(views.database());

    @AfterEach
    void close() {
        views.close();
    }

    /** AdmitMachine carries the name of the moment in which the preparation ended. */
    @Test
    void aNameThatWasChangedBeforeTheMachineWasAdmittedIsKept() {
        var writes = new ViewWrites();
        views.to(new MachineProjector(collections, writes), new PlaceProjector(collections, writes));
        views.tell(
                cloned(M1, "vdi-1"),
                new MachineRenamed(M1, POOL, "anna-pc", "vdi-1"),
                new MachineAdmitted(POOL, M1, "vdi-1", Readiness.ON));
        assertThat(collections.machines.find().first().getString("name")).isEqualTo("anna-pc");
    }
}
