package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The machines of which it is not known, since the store was restored, whether they became somebody's. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Doubts {
    private Set<MachineId> machines = new HashSet<>();
    private @Nullable UUID restoreId;

    boolean isKnown(UUID restore) {
        return restore.equals(restoreId);
    }

    boolean isAbout(MachineId machineId) {
        return machines.contains(machineId);
    }

    boolean isEmpty() {
        return machines.isEmpty();
    }

    Set<MachineId> machines() {
        return machines;
    }

    /**
     * What follows from the same command as before the restore makes machines of other ids: under those of before ECP
     * has machines
     * that somebody may have by now, and they would pass for new ones.
     */
    ExpansionId apart(ExpansionId given) {
        return restoreId == null ? given : new ExpansionId(Uuids.derive(given.value(), restoreId.toString()));
    }

    void begin(UUID restore, Collection<MachineId> all) {
        restoreId = restore;
        machines.addAll(all);
    }

    void end(MachineId machineId) {
        machines.remove(machineId);
    }
}
