package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Readiness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The places of a pool, indexed by all that a decision asks for, so that none scans them. A snapshot holds the places only. */
@JsonAutoDetect(
        fieldVisibility = Visibility.NONE,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Members {
    /** What leaves when a pool is deleted, in this order. */
    private static final List<PlaceState> WITHDRAWABLE = List.of(
            PlaceState.PREPARING,
            PlaceState.KEPT,
            PlaceState.QUARANTINED,
            PlaceState.FREE,
            PlaceState.RETURNING,
            PlaceState.HELD,
            PlaceState.ASSIGNED);

    private final Map<MachineId, Place> places = new HashMap<>();
    private final Map<PlaceState, NavigableSet<Place>> byState = new EnumMap<>(PlaceState.class);
    private final Map<Readiness, Integer> free = new EnumMap<>(Readiness.class);
    private final Map<UserId, MachineId> byUser = new HashMap<>();
    private final Map<UserId, NavigableSet<Place>> held = new HashMap<>();
    private final Recent<MachineId> departed;

    Members() {
        this(List.of(), new Recent<>(List.of()));
    }

    @JsonCreator
    Members(@JsonProperty("places") List<Place> places, @JsonProperty("departed") Recent<MachineId> departed) {
        this.departed = departed;
        for (var state : PlaceState.values()) {
            byState.put(state, new TreeSet<>(Place.BEST_FIRST));
        }
        places.forEach(this::put);
    }

    @JsonProperty("places")
    Collection<Place> places() {
        return places.values();
    }

    @JsonProperty("departed")
    Recent<MachineId> departed() {
        return departed;
    }

    @Nullable
    Place of(MachineId machineId) {
        return places.get(machineId);
    }

    @Nullable
    Place of(UserId userId) {
        var machineId = byUser.get(userId);
        return machineId == null ? null : places.get(machineId);
    }

    /** The best machine that is held for the user. */
    @Nullable
    Place heldFor(UserId userId) {
        var theirs = held.get(userId);
        return theirs == null ? null : theirs.first();
    }

    /** Whether the machine had a place not long ago: what comes late for it is no mistake. */
    boolean hasDeparted(MachineId machineId) {
        return departed.contains(machineId);
    }

    int count() {
        return places.size();
    }

    int count(PlaceState state) {
        return in(state).size();
    }

    int growing() {
        return count(PlaceState.CLONING) + count(PlaceState.PREPARING);
    }

    /** How many were made ready and are still there. */
    int admitted() {
        return count(PlaceState.FREE)
                + count(PlaceState.ASSIGNED)
                + count(PlaceState.HELD)
                + count(PlaceState.RETURNING)
                + count(PlaceState.QUARANTINED);
    }

    int free(Readiness readiness) {
        return free.getOrDefault(readiness, 0);
    }

    @Nullable
    Place bestFree() {
        var candidates = in(PlaceState.FREE);
        return candidates.isEmpty() ? null : candidates.first();
    }

    List<Place> free() {
        return List.copyOf(in(PlaceState.FREE));
    }

    /** The next machines to take out of a pool that is being deleted. */
    List<Place> withdrawable(int limit) {
        var next = new ArrayList<Place>();
        for (var state : WITHDRAWABLE) {
            in(state).stream().limit(limit - (long) next.size()).forEach(next::add);
        }
        return next;
    }

    void add(Place place) {
        departed.remove(place.machineId());
        put(place);
    }

    void change(MachineId machineId, UnaryOperator<Place> change) {
        var place = take(machineId);
        if (place != null) {
            put(change.apply(place));
        }
    }

    void remove(MachineId machineId) {
        if (take(machineId) != null) {
            departed.add(machineId);
        }
    }

    private void put(Place place) {
        places.put(place.machineId(), place);
        in(place.state()).add(place);
        if (place.state() == PlaceState.FREE) {
            free.merge(place.readiness(), 1, Integer::sum);
        }
        if (place.userId() != null) {
            byUser.put(place.userId(), place.machineId());
        }
        if (place.state() == PlaceState.HELD && place.lastUser() != null) {
            held.computeIfAbsent(place.lastUser(), user -> new TreeSet<>(Place.BEST_FIRST))
                    .add(place);
        }
    }

    private @Nullable Place take(MachineId machineId) {
        var place = places.remove(machineId);
        if (place != null) {
            in(place.state()).remove(place);
            if (place.state() == PlaceState.FREE) {
                free.merge(place.readiness(), -1, (count, less) -> count == 1 ? null : count + less);
            }
            if (place.userId() != null) {
                byUser.remove(place.userId());
            }
            if (place.state() == PlaceState.HELD && place.lastUser() != null) {
                held.computeIfPresent(place.lastUser(), (user, theirs) -> {
                    theirs.remove(place);
                    return theirs.isEmpty() ? null : theirs;
                });
            }
        }
        return place;
    }

    private NavigableSet<Place> in(PlaceState state) {
        return Objects.requireNonNull(byState.get(state), "There is a set for each state");
    }
}
