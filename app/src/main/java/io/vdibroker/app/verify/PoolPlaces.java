package io.vdibroker.app.verify;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of one pool as its events tell them, apart from the code that decided them. */
final class PoolPlaces {

    /** What the machine of a place may be used for. */
    enum Standing {
        GROWING,
        FREE,
        ASSIGNED,
        HELD,
        RETURNING,
        ASIDE,
        LEAVING
    }

    final Map<MachineId, Standing> standings = new HashMap<>();
    final Map<MachineId, UserId> users = new HashMap<>();
    final Set<Entitled> entitled = new HashSet<>();
    int totalSize = Integer.MAX_VALUE;

    /** Held, and of whom nobody is known; reset by whatever happens next. */
    private final Set<MachineId> heldForNobody = new HashSet<>();

    void hold(MachineId machineId, @Nullable UserId userId) {
        stand(machineId, Standing.HELD);
        if (userId == null) {
            heldForNobody.add(machineId);
        }
    }

    boolean isHeldForNobody(MachineId machineId) {
        return heldForNobody.contains(machineId);
    }

    /** The machine that the user has, other than this one. */
    @Nullable
    MachineId otherMachineOf(UserId userId, MachineId machineId) {
        for (var entry : users.entrySet()) {
            if (entry.getValue().equals(userId) && !entry.getKey().equals(machineId)) {
                return entry.getKey();
            }
        }
        return null;
    }

    void stand(MachineId machineId, Standing standing) {
        if (standing != Standing.ASSIGNED) {
            users.remove(machineId);
        }
        standings.replace(machineId, standing);
        heldForNobody.remove(machineId);
    }

    void assign(MachineId machineId, UserId userId) {
        standings.replace(machineId, Standing.ASSIGNED);
        heldForNobody.remove(machineId);
        users.put(machineId, userId);
    }

    void remove(MachineId machineId) {
        standings.remove(machineId);
        users.remove(machineId);
    }
}
