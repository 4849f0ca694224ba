package io.vdibroker.query.desktop;

import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.cloned;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenamedMachineTest {
    private final ViewsInMemory views = new ViewsInMemory();
    private final DesktopCollections collections = new DesktopCollections(views.database());
    private final DesktopUpdates updates = new DesktopUpdates();
    private final Desktops desktops = new Desktops(collections);

    @AfterEach
    void close() {
        views.close();
    }

    /** What VeiL Connect shows: verbose_name of the machine's data, vm_verbose_name of a desktop. */
    @Test
    void clientsSeeTheNewName() {
        views.to(new MachineFactsProjector(collections, new ViewWrites(), updates));
        views.tell(cloned(M1, "vdi-1"), new MachineRenamed(M1, POOL, "anna-pc", "vdi-1"));
        assertThat(desktops.facts(M1).orElseThrow().name()).isEqualTo("anna-pc");
    }
}
