package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Readiness;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One place of a pool and its machine. Ever ready means since it was assigned. The last user is that of a machine which
 * is kept or
 * switched off, and the return is the operation that switches it off, or did so since its last user. An array in the
 * snapshot, which
 * holds thousands.
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Place(
        MachineId machineId,
        PlaceState state,
        String name,
        Readiness readiness,
        @Nullable UserId userId,
        boolean everReady,
        int use,
        @Nullable UserId lastUser,
        @Nullable OperationId returnId) {

    /** The order in which machines are given: by readiness, then by name as people count, then by id. */
    static final Comparator<Place> BEST_FIRST = Comparator.comparing(Place::readiness)
            .thenComparing(Place::name, NaturalOrder.INSTANCE)
            .thenComparing(place -> place.machineId().value());

    static Place cloning(MachineId machineId) {
        return new Place(machineId, PlaceState.CLONING, "", Readiness.OFF, null, false, 0, null, null);
    }

    static Place claimed(MachineId machineId, String name) {
        return new Place(machineId, PlaceState.PREPARING, name, Readiness.OFF, null, false, 0, null, null);
    }

    /** Whether it is still on its way to being admitted. */
    boolean isGrowing() {
        return state == PlaceState.CLONING || state == PlaceState.PREPARING;
    }

    /** Whether the pool is making it; a machine that existed before has a name from the beginning. */
    boolean isGrowingClone() {
        return isGrowing() && name.isEmpty();
    }

    boolean isReturnedBy(OperationId operationId) {
        return state == PlaceState.RETURNING && operationId.equals(returnId);
    }

    /** In another state, and so nobody's. */
    Place in(PlaceState next) {
        return new Place(machineId, next, name, readiness, null, false, use, null, null);
    }

    Place admitted(String nameInEcp, Readiness now) {
        return new Place(machineId, PlaceState.FREE, nameInEcp, now, null, false, use, null, null);
    }

    Place with(Readiness now) {
        return new Place(machineId, state, name, now, userId, everReady, use, lastUser, returnId);
    }

    Place assignedTo(UserId user) {
        return new Place(machineId, PlaceState.ASSIGNED, name, readiness, user, false, use, null, null);
    }

    /** What its user did with it is still on it. */
    Place givenBackTo(UserId user) {
        return assignedTo(user).ready();
    }

    Place ready() {
        return new Place(machineId, state, name, readiness, userId, true, use, lastUser, returnId);
    }

    Place used(int number) {
        return new Place(machineId, state, name, readiness, userId, everReady, number, lastUser, returnId);
    }

    Place heldFor(@Nullable UserId user) {
        return new Place(machineId, PlaceState.HELD, name, readiness, null, false, use, user, null);
    }

    Place returning(@Nullable UserId user, OperationId operationId, int number) {
        return new Place(machineId, PlaceState.RETURNING, name, readiness, null, false, number, user, operationId);
    }

    /** As if nobody ever had it; the operation is kept for whoever asks for it once more. */
    Place returned(OperationId operationId) {
        return new Place(machineId, PlaceState.FREE, name, Readiness.OFF, null, false, use, null, operationId);
    }
}
