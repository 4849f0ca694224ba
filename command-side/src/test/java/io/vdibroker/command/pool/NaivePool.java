package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.*;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the events of a pool as somebody would who believes nothing: plain lists, counted anew each time. */
final class NaivePool {
    final Map<MachineId, String> machines = new LinkedHashMap<>();
    final Map<MachineId, UserId> lastUsers = new HashMap<>();
    private final Set<MachineId> used = new HashSet<>();
    private final Set<MachineId> givenBack = new HashSet<>();
    final Map<MachineId, UserId> owners = new LinkedHashMap<>();
    final Map<MachineId, String> names = new LinkedHashMap<>();
    final Map<MachineId, Readiness> readiness = new LinkedHashMap<>();
    final Map<TicketId, UserId> openTickets = new LinkedHashMap<>();
    final Map<TicketId, MachineId> beingServed = new LinkedHashMap<>();
    final List<TicketId> line = new ArrayList<>();
    final Set<TicketId> ended = new LinkedHashSet<>();
    final Set<TicketId> exchanged = new HashSet<>();
    private final Set<TicketId> withoutMore = new HashSet<>();
    final Set<Entitled> entitled = new HashSet<>();
    final Set<Step> pauses = new HashSet<>();
    final Set<MachineId> awaited = new LinkedHashSet<>();
    final Set<ExpansionId> expansions = new HashSet<>();

    @Nullable
    ExpansionId cloning;

    @Nullable
    PoolExpansionStarted lastExpansion;

    @Nullable
    CloningSettings sizes;

    PoolStatus status = PoolStatus.CREATING;
    boolean tagReady;
    boolean paused;
    boolean emptied;
    boolean complete;
    int everAdmitted;

    void read(PoolEvent event) {
        assertThat(status).as("before %s", event).isNotEqualTo(PoolStatus.DELETED);
        if (event instanceof PoolCreated created) {
            sizes = created.cloning();
            created.machines().forEach(machine -> awaited.add(machine.machineId()));
        } else if (event instanceof PoolReconfigured changed) {
            sizes = changed.cloning();
        } else if (event instanceof PoolActivated) {
            assertThat(status).isIn(PoolStatus.CREATING, PoolStatus.FAILED);
            status = PoolStatus.ACTIVE;
        } else if (event instanceof PoolFailed) {
            assertThat(status).isEqualTo(PoolStatus.CREATING);
            assertThat(everAdmitted).isZero();
            status = PoolStatus.FAILED;
        } else if (event instanceof PoolTagReady) {
            assertThat(tagReady).isFalse();
            tagReady = true;
        } else if (event instanceof GrowthPaused) {
            assertThat(paused).isFalse();
            paused = true;
        } else if (event instanceof GrowthResumed) {
            paused = false;
            status = status == PoolStatus.FAILED ? PoolStatus.CREATING : status;
        } else if (event instanceof PoolDeletionStarted) {
            status = PoolStatus.DELETING;
            awaited.clear();
        } else if (event instanceof PoolEmptied) {
            assertThat(emptied).isFalse();
            assertThat(machines).isEmpty();
            assertThat(cloning).isNull();
            emptied = true;
        } else if (event instanceof PoolDeleted) {
            assertThat(emptied).isTrue();
            status = PoolStatus.DELETED;
        } else {
            readEntitlement(event);
            readMachine(event);
            readTicket(event);
        }
        noteWhetherComplete();
    }

    private void readEntitlement(PoolEvent event) {
        if (event instanceof UserEntitled it) {
            entitled.add(new Entitled(EntitledKind.USER, it.userId().value()));
        } else if (event instanceof UserEntitlementWithdrawn it) {
            entitled.remove(new Entitled(EntitledKind.USER, it.userId().value()));
        } else if (event instanceof GroupEntitled it) {
            entitled.add(new Entitled(EntitledKind.GROUP, it.groupId().value()));
        } else if (event instanceof GroupEntitlementWithdrawn it) {
            entitled.remove(new Entitled(EntitledKind.GROUP, it.groupId().value()));
        }
    }

    private void readMachine(PoolEvent event) {
        if (event instanceof PoolExpansionStarted it) {
            assertThat(cloning).as("one cloning at a time").isNull();
            assertThat(tagReady && !paused).isTrue();
            assertThat(status).isIn(PoolStatus.CREATING, PoolStatus.ACTIVE);
            assertThat(expansions.add(it.expansionId())).as("a new id").isTrue();
            assertThat(it.count()).isBetween(1, 100);
            assertThat(it.firstIndex())
                    .isEqualTo(lastExpansion == null ? 1 : lastExpansion.firstIndex() + lastExpansion.count());
            assertThat(it.count()).as("no more than needed").isEqualTo(wanted());
            cloning = it.expansionId();
            lastExpansion = it;
            it.machineIds().forEach(machine -> machines.put(machine, "cloning"));
        } else if (event instanceof CloningEnded it) {
            assertThat(it.expansionId()).isEqualTo(cloning);
            cloning = null;
            it.cloned().forEach(machine -> machines.replace(machine, "cloning", "preparing"));
            it.failed().forEach(machine -> machines.replace(machine, "cloning", "leaving"));
        } else if (event instanceof MachinePlaceTaken it) {
            awaited.remove(it.machineId());
            assertThat(machines.put(it.machineId(), "preparing")).isNull();
            used.remove(it.machineId()); // the machine itself sees to it that it is off first
        } else if (event instanceof MachineClaimRefused it) {
            assertThat(awaited.remove(it.machineId())).isTrue();
        } else if (event instanceof MachineAdmitted it) {
            everAdmitted++;
            names.put(it.machineId(), it.name());
            readiness.put(it.machineId(), it.readiness());
            assertThat(machines.put(it.machineId(), "free")).isIn("cloning", "preparing");
        } else if (event instanceof MachineTurnedAway it) {
            assertThat(machines.put(it.machineId(), "leaving")).isIn("cloning", "preparing");
        } else if (event instanceof PlaceLeaving it) {
            assertThat(machines.put(it.machineId(), it.kept() ? "kept" : "leaving"))
                    .isIn("cloning", "preparing");
        } else if (event instanceof PlaceReturned it) {
            assertThat(machines.remove(it.machineId())).isNotNull();
            owners.remove(it.machineId());
        } else if (event instanceof FreeMachineReadinessChanged it) {
            assertThat(machines.get(it.machineId())).isEqualTo("free");
            assertThat(readiness.put(it.machineId(), it.readiness())).isNotEqualTo(it.readiness());
        } else if (event instanceof DesktopAssigned it) {
            assertThat(withoutMore).as("exchanged once per ticket").doesNotContain(it.ticketId());
            assertThat(machines.put(it.machineId(), "assigned"))
                    .as("only a free one is given")
                    .isEqualTo("free");
            assertThat(owners.values()).as("one for each user").doesNotContain(it.userId());
            owners.put(it.machineId(), it.userId());
            assertThat(used)
                    .as("only one that was off since its last user is given")
                    .doesNotContain(it.machineId());
        } else if (event instanceof MachineHeld it) {
            assertThat(machines.put(it.machineId(), "held")).isIn("assigned", "returning");
            owners.remove(it.machineId());
            lastUsers.put(it.machineId(), it.userId());
        } else if (event instanceof DesktopGivenBack it) {
            assertThat(machines.put(it.machineId(), "assigned")).isEqualTo("held");
            assertThat(lastUsers.get(it.machineId()))
                    .as("whose it was, if it was anybody's")
                    .isIn(it.userId(), null);
            assertThat(owners.values()).as("one for each user").doesNotContain(it.userId());
            owners.put(it.machineId(), it.userId());
            givenBack.add(it.machineId());
        } else if (event instanceof MachineReturnStarted it) {
            assertThat(machines.put(it.machineId(), "returning")).isIn("assigned", "held", "quarantined");
            owners.remove(it.machineId());
        } else if (event instanceof MachineReturned it) {
            assertThat(machines.put(it.machineId(), "free")).isEqualTo("returning");
            readiness.put(it.machineId(), Readiness.OFF);
            used.remove(it.machineId());
        } else if (event instanceof DesktopReleased it) {
            assertThat(used).as("never ready").doesNotContain(it.machineId());
            assertThat(machines.put(it.machineId(), "free")).isEqualTo("assigned");
            assertThat(owners.remove(it.machineId())).isEqualTo(it.userId());
        } else if (event instanceof MachineQuarantined it) {
            assertThat(machines.put(it.machineId(), "quarantined")).isEqualTo("assigned");
            owners.remove(it.machineId());
            if (!exchanged.add(it.ticketId())) {
                assertThat(withoutMore.add(it.ticketId()))
                        .as("one machine and its replacement per ticket")
                        .isTrue();
            }
            beingServed.remove(it.ticketId());
        } else if (event instanceof QuarantineEnded it) {
            assertThat(machines.put(it.machineId(), "free")).isEqualTo("quarantined");
        } else if (event instanceof StepPaused it) {
            assertThat(pauses.add(it.step())).isTrue();
            assertThat(it.setbacks()).hasSizeGreaterThanOrEqualTo(3);
        } else if (event instanceof StepResumed it) {
            assertThat(pauses.remove(it.step())).isTrue();
        } else if (event instanceof MachineWithdrawn it) {
            assertThat(machines.put(it.machineId(), "leaving")).isNotIn("leaving", "cloning");
            owners.remove(it.machineId());
        }
    }

    /** The formula as it is written down. */
    private long wanted() {
        var now = Objects.requireNonNull(sizes);
        long growing = count("cloning") + count("preparing");
        long missing = complete ? 0 : now.initialSize() - machines.size();
        long need = Math.max(missing, now.reserveSize() + line.size() - count("free") - count("returning") - growing);
        return need <= 0
                ? 0
                : Math.min(
                        Math.min(100, now.totalSize() - machines.size()),
                        Math.max(now.increaseStep(), Math.min(need, Math.max(20, need / 2))));
    }

    private void noteWhetherComplete() {
        long admitted = count("free") + count("assigned") + count("held") + count("returning") + count("quarantined");
        complete = complete || sizes != null && admitted >= sizes.initialSize();
    }

    private void readTicket(PoolEvent event) {
        if (event instanceof DesktopRequestQueued it) {
            assertThat(ended).doesNotContain(it.ticketId());
            assertThat(entitled).as("only the entitled wait").contains(it.entitledBy());
            if (openTickets.containsKey(it.ticketId())) {
                assertThat(exchanged).contains(it.ticketId());
                line.add(0, it.ticketId());
            } else {
                assertThat(openTickets.values()).as("one ticket for each user").doesNotContain(it.userId());
                line.add(it.ticketId());
            }
            openTickets.put(it.ticketId(), it.userId());
        } else if (event instanceof DesktopRequestAccepted it) {
            assertThat(ended).doesNotContain(it.ticketId());
            assertThat(entitled).as("only the entitled are served").contains(it.entitledBy());
            assertThat(owners.get(it.machineId())).isEqualTo(it.userId());
            if (!line.isEmpty() && line.contains(it.ticketId())) {
                if (givenBack.remove(it.machineId())) {
                    line.remove(it.ticketId());
                } else {
                    assertThat(line.remove(0)).as("first come, first served").isEqualTo(it.ticketId());
                }
            }
            openTickets.put(it.ticketId(), it.userId());
            assertThat(new HashSet<>(openTickets.values())).hasSize(openTickets.size());
            beingServed.put(it.ticketId(), it.machineId());
        } else if (event instanceof DesktopRequestAskedAgain it) {
            assertThat(line).contains(it.ticketId());
        } else if (event instanceof DesktopReady it) {
            assertThat(beingServed.get(it.ticketId())).isEqualTo(it.machineId());
            used.add(it.machineId());
            end(it.ticketId());
        } else if (event instanceof DesktopRequestFailed it) {
            end(it.ticketId());
        } else if (event instanceof DesktopRequestExpired it) {
            assertThat(line).contains(it.ticketId());
            end(it.ticketId());
        }
    }

    private void end(TicketId ticketId) {
        assertThat(openTickets.remove(ticketId)).as("%s is open", ticketId).isNotNull();
        assertThat(ended.add(ticketId)).isTrue();
        beingServed.remove(ticketId);
        line.remove(ticketId);
    }

    long count(String state) {
        return machines.values().stream().filter(state::equals).count();
    }

    /** What must be true after each decision. */
    void check() {
        assertThat(new HashSet<>(owners.values())).as("no machine for two").hasSize(owners.size());
        assertThat(count("assigned")).isEqualTo(owners.size());
        assertThat(beingServed.size() + line.size())
                .as("a ticket waits or is served")
                .isEqualTo(openTickets.size());
        beingServed.forEach((ticket, machine) -> assertThat(owners.get(machine)).isEqualTo(openTickets.get(ticket)));
        if (sizes != null) {
            assertThat(machines.size()).as("never above the total").isLessThanOrEqualTo(sizes.totalSize());
        }
        if (status == PoolStatus.DELETING || status == PoolStatus.DELETED) {
            assertThat(openTickets).isEmpty();
        } else {
            assertThat(line.isEmpty() || count("free") == 0 || isTrying())
                    .as("nobody waits while one is free, unless another is tried first")
                    .isTrue();
            checkGrowth();
        }
    }

    /** Whether somebody is being served while a step is paused. */
    private boolean isTrying() {
        return !pauses.isEmpty() && !beingServed.isEmpty();
    }

    private void checkGrowth() {
        if (sizes == null || !tagReady || paused || cloning != null) {
            return;
        }
        assertThat(wanted()).as("it grows when it needs to").isLessThanOrEqualTo(0);
    }

    /** Counted anew, it is what the pool has in its indexes. */
    void compare(PoolState state) {
        assertThat(state.status).isEqualTo(status);
        assertThat(state.members.count()).isEqualTo(machines.size());
        Map.of(
                        PlaceState.CLONING, "cloning",
                        PlaceState.PREPARING, "preparing",
                        PlaceState.FREE, "free",
                        PlaceState.ASSIGNED, "assigned",
                        PlaceState.HELD, "held",
                        PlaceState.RETURNING, "returning",
                        PlaceState.QUARANTINED, "quarantined",
                        PlaceState.KEPT, "kept",
                        PlaceState.LEAVING, "leaving")
                .forEach((place, name) ->
                        assertThat(state.members.count(place)).as(name).isEqualTo((int) count(name)));
        for (var each : Readiness.values()) {
            long free = machines.entrySet().stream()
                    .filter(entry -> entry.getValue().equals("free") && readiness.get(entry.getKey()) == each)
                    .count();
            assertThat(state.members.free(each)).isEqualTo((int) free);
        }
        owners.forEach((machine, user) -> {
            var place = state.members.of(user);
            assertThat(place).isNotNull();
            assertThat(place.machineId()).isEqualTo(machine);
        });
        assertThat(state.queue.line().stream().map(Ticket::ticketId)).containsExactlyElementsOf(line);
        assertThat(state.queue.open()).hasSize(openTickets.size());
        assertThat(state.queue.waiting()).isEqualTo(line.size());
        assertThat(state.growth.cloning()).isEqualTo(cloning);
        assertThat(state.awaitedClaims).isEqualTo(awaited);
    }
}
