package io.vdibroker.app.verify;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDoubted;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** After a restore no machine of before is given to anybody until an administrator has said whose it is. */
final class DoubtsCheck implements Check {

    private final PlacesCheck places;
    private final Set<MachineId> doubted = new HashSet<>();

    /** Comes after the check of the places, which it asks where machines are. */
    DoubtsCheck(PlacesCheck places) {
        this.places = places;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        var event = stored.payload();
        if (event instanceof PoolDoubted e) {
            places.whereabouts().entrySet().stream()
                    .filter(place -> place.getValue().equals(e.poolId()))
                    .map(Map.Entry::getKey)
                    .forEach(doubted::add);
        } else if (event instanceof MachineConfirmed e) {
            doubted.remove(e.machineId());
        } else if (event instanceof DesktopGivenBack e) {
            doubted.remove(e.machineId());
        } else if (event instanceof MachineReturned e) {
            doubted.remove(e.machineId());
        } else if (event instanceof PlaceReturned e) {
            doubted.remove(e.machineId());
        } else if (event instanceof DesktopAssigned e && doubted.contains(e.machineId())) {
            findings.accept(finding(e.poolId(), e, stored.index()));
        }
    }

    private static Finding finding(PoolId poolId, DesktopAssigned event, long index) {
        return new Finding(
                Promise.ONE_USER,
                poolId.toString(),
                event.machineId() + " was given to " + event.userId()
                        + ", although it may have been somebody's when the store was restored",
                index);
    }
}
