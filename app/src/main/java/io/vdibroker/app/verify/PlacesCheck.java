package io.vdibroker.app.verify;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.app.verify.PoolPlaces.Standing;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who had which machine of which pool, and whether that was right at every moment. */
final class PlacesCheck implements Check {

    private final Map<PoolId, PoolPlaces> pools = new HashMap<>();
    private final Map<MachineId, PoolId> whereabouts = new HashMap<>();
    private final Map<MachineId, Duration> changed = new HashMap<>();

    /** Whose life in a pool has ended. */
    private final Set<MachineId> over = new HashSet<>();

    /** The pool in which the machine has a place now. */
    @Nullable
    PoolId poolOf(MachineId machineId) {
        return whereabouts.get(machineId);
    }

    /** Whether the machine is in a pool that may give it to users, or has. */
    boolean serves(MachineId machineId) {
        var standing = standing(machineId);
        return standing == Standing.FREE
                || standing == Standing.ASSIGNED
                || standing == Standing.HELD
                || standing == Standing.RETURNING;
    }

    @Nullable
    Standing standing(MachineId machineId) {
        var poolId = whereabouts.get(machineId);
        var pool = poolId == null ? null : pools.get(poolId);
        return pool == null ? null : pool.standings.get(machineId);
    }

    /** How long the broker had worked when the place of the machine last changed. */
    Duration changedAt(MachineId machineId) {
        return changed.getOrDefault(machineId, Duration.ZERO);
    }

    /** All machines that have a place now. */
    Map<MachineId, PoolId> whereabouts() {
        return whereabouts;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        if (stored.payload() instanceof MachineDeleted e) {
            over.add(e.machineId());
        } else if (stored.payload() instanceof MachineReleased e) {
            over.add(e.machineId());
        }
        if (!(stored.payload() instanceof PoolEvent event)) {
            return;
        }
        var pool = pools.computeIfAbsent(event.poolId(), id -> new PoolPlaces());
        var report = new Report(event.poolId(), stored.index(), findings);
        note(event, worked);
        if (event instanceof PoolCreated e) {
            size(pool, e.cloning());
        } else if (event instanceof PoolReconfigured e) {
            size(pool, e.cloning());
        } else if (event instanceof PoolExpansionStarted e) {
            e.machineIds().forEach(machineId -> take(pool, machineId, report));
            if (pool.standings.size() > pool.totalSize) {
                report.that(
                        Promise.SIZE,
                        "grew to " + pool.standings.size() + " machines, although its total is " + pool.totalSize);
            }
        } else if (event instanceof MachinePlaceTaken e) {
            take(pool, e.machineId(), report);
        } else if (event instanceof PlaceReturned e) {
            pool.remove(e.machineId());
            whereabouts.remove(e.machineId(), event.poolId());
        } else {
            seeEntitlement(pool, event, report);
            seeMachine(pool, event, report);
        }
    }

    private void note(PoolEvent event, Duration worked) {
        if (event instanceof MachinePlaceTaken e) {
            changed.put(e.machineId(), worked);
        } else if (event instanceof MachineWithdrawn e) {
            changed.put(e.machineId(), worked);
        } else if (event instanceof MachineTurnedAway e) {
            changed.put(e.machineId(), worked);
        } else if (event instanceof PlaceLeaving e) {
            changed.put(e.machineId(), worked);
        } else if (event instanceof MachineReturnStarted e) {
            changed.put(e.machineId(), worked);
        }
    }

    private static void size(PoolPlaces pool, @Nullable CloningSettings cloning) {
        if (cloning != null) {
            pool.totalSize = cloning.totalSize();
        }
    }

    private void take(PoolPlaces pool, MachineId machineId, Report report) {
        var before = whereabouts.put(machineId, report.poolId());
        if (before != null && !over.contains(machineId)) { // a place comes back a moment after its machine is gone
            report.that(Promise.ONE_PLACE, machineId + " got a place while it had one in " + before);
        }
        over.remove(machineId);
        pool.standings.put(machineId, Standing.GROWING);
    }

    private static void seeEntitlement(PoolPlaces pool, PoolEvent event, Report report) {
        if (event instanceof UserEntitled e) {
            pool.entitled.add(user(e.userId().value()));
        } else if (event instanceof UserEntitlementWithdrawn e) {
            pool.entitled.remove(user(e.userId().value()));
        } else if (event instanceof GroupEntitled e) {
            pool.entitled.add(new Entitled(EntitledKind.GROUP, e.groupId().value()));
        } else if (event instanceof GroupEntitlementWithdrawn e) {
            pool.entitled.remove(new Entitled(EntitledKind.GROUP, e.groupId().value()));
        } else if (event instanceof DesktopRequestAccepted e) {
            mustBeEntitled(pool, e.userId(), e.entitledBy(), report);
            mustHave(pool, e.userId(), e.machineId(), report);
        } else if (event instanceof DesktopRequestQueued e) {
            mustBeEntitled(pool, e.userId(), e.entitledBy(), report);
        }
    }

    private static Entitled user(UUID id) {
        return new Entitled(EntitledKind.USER, id);
    }

    private static void mustBeEntitled(PoolPlaces pool, UserId userId, Entitled by, Report report) {
        var isTheirs = by.kind() == EntitledKind.GROUP || by.id().equals(userId.value());
        if (!isTheirs || !pool.entitled.contains(by)) {
            report.that(
                    Promise.ENTITLED,
                    userId + " was served by the entitlement of the " + by.kind() + " " + by.id()
                            + ", which the pool did not have");
        }
    }

    private static void mustHave(PoolPlaces pool, UserId userId, MachineId machineId, Report report) {
        if (!userId.equals(pool.users.get(machineId))) {
            report.that(Promise.ONE_USER, machineId + " was brought up for " + userId + ", whose it was not");
        }
    }

    private static void seeMachine(PoolPlaces pool, PoolEvent event, Report report) {
        if (event instanceof MachineAdmitted e) {
            if (pool.standings.get(e.machineId()) != Standing.GROWING) {
                report.that(
                        Promise.ONE_PLACE, e.machineId() + " was admitted without having a place that waited for it");
            }
            pool.stand(e.machineId(), Standing.FREE);
        } else if (event instanceof DesktopAssigned e) {
            assign(pool, e.machineId(), e.userId(), Standing.FREE, report);
        } else if (event instanceof DesktopReleased e) {
            pool.stand(e.machineId(), Standing.FREE);
        } else if (event instanceof DesktopGivenBack e) {
            assign(pool, e.machineId(), e.userId(), Standing.HELD, report);
        } else if (event instanceof MachineHeld e) {
            pool.hold(e.machineId(), e.userId());
        } else if (event instanceof MachineReturnStarted e) {
            pool.stand(e.machineId(), Standing.RETURNING);
        } else if (event instanceof MachineReturned e) {
            if (pool.standings.get(e.machineId()) != Standing.RETURNING) {
                report.that(Promise.HANDED_ON, e.machineId() + " became free without having been switched off");
            }
            pool.stand(e.machineId(), Standing.FREE);
        } else if (event instanceof MachineConfirmed e && pool.isHeldForNobody(e.machineId())) {
            pool.stand(e.machineId(), Standing.FREE);
        } else if (event instanceof MachineQuarantined e) {
            pool.stand(e.machineId(), Standing.ASIDE);
        } else if (event instanceof QuarantineEnded e) {
            pool.stand(e.machineId(), Standing.FREE);
        } else if (event instanceof MachineWithdrawn e) {
            pool.stand(e.machineId(), Standing.LEAVING);
        } else if (event instanceof MachineTurnedAway e) {
            pool.stand(e.machineId(), Standing.LEAVING);
        } else if (event instanceof PlaceLeaving e) {
            pool.stand(e.machineId(), e.kept() ? Standing.ASIDE : Standing.LEAVING);
        } else if (event instanceof CloningEnded e) {
            e.failed().forEach(machineId -> pool.stand(machineId, Standing.LEAVING));
        }
    }

    private static void assign(PoolPlaces pool, MachineId machineId, UserId userId, Standing before, Report report) {
        var standing = pool.standings.get(machineId);
        if (standing != before) {
            var why = standing == null
                    ? "which has no place in the pool"
                    : standing == Standing.ASSIGNED
                            ? "while it was that of " + pool.users.get(machineId)
                            : "while it was " + standing;
            report.that(Promise.ONE_USER, machineId + " was given to " + userId + " " + why);
        }
        var other = pool.otherMachineOf(userId, machineId);
        if (other != null) {
            report.that(Promise.ONE_MACHINE, userId + " was given " + machineId + " while having " + other);
        }
        pool.assign(machineId, userId);
    }

    /** Says something of a pool by one of its events. */
    private record Report(PoolId poolId, long index, Consumer<Finding> findings) {

        void that(Promise promise, String text) {
            findings.accept(new Finding(promise, poolId.toString(), text, index));
        }
    }
}
