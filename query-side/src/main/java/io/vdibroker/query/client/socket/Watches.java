package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.client.Coalesced;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.store.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is told without asking: the power of the person's machines, and that there are other pools. While a
 * viewer shows one machine, the others are not spoken of, because the client would take their power for that one's. A
 * viewer whose
 * machine may not be the person's any more is told its power for the last time, and then the device is signed out:
 * nothing else
 * closes a viewer (docs/adr/0018).
 */
final class Watches {

    /** Where it is looked up, and how many machines of one person are watched at most. */
    record Sources(
            Function<UserId, Collection<MachineFacts>> assignments,
            Function<MachineId, Optional<MachineFacts>> facts,
            Function<UserId, Optional<Account>> users,
            BiPredicate<UserId, PoolId> entitled,
            DesktopUpdates updates,
            Executor executor,
            int machines) {}

    private final UserId userId;
    private final Sources sources;
    private final Consumer<String> tell;
    private final Map<MachineId, Watch> machines = new LinkedHashMap<>(); // the eldest first
    private final Coalesced viewedLook;
    private List<Subscription> parties = List.of();
    private @Nullable MachineId viewed;
    private boolean closed;
    private final Runnable accessLost;
    private boolean signedOut;
    private @Nullable Long lostAt;

    Watches(UserId userId, Sources sources, Consumer<String> tell, Runnable accessLost) {
        this.userId = userId;
        this.sources = sources;
        this.tell = tell;
        this.accessLost = accessLost;
        this.viewedLook = new Coalesced(sources.executor(), this::lookAtViewed);
    }

    /** From now on; may read views. */
    void begin() {
        listenToParties();
        sources.assignments().apply(userId).forEach(machine -> watch(machine.machineId()));
    }

    /** This machine is, or is becoming, the person's. Of too many the eldest goes. */
    void watch(MachineId machineId) {
        Watch watch;
        synchronized (this) {
            if (closed || machines.containsKey(machineId)) {
                return;
            }
            if (machines.size() >= sources.machines()) {
                machines.values().stream()
                        .filter(eldest -> !eldest.machineId.equals(viewed))
                        .findFirst()
                        .ifPresent(Watch::drop);
            }
            watch = new Watch(machineId);
            machines.put(machineId, watch);
        }
        watch.begin();
    }

    /** The viewer shows this machine, as the client says; none, when it is closed. */
    void view(@Nullable MachineId machineId) {
        synchronized (this) {
            viewed = machineId;
            lostAt = null;
            var watch = machineId == null ? null : machines.get(machineId);
            if (watch != null) {
                watch.told = null;
                watch.look.run();
            } else if (machineId != null && !closed) {
                viewedLook.run();
            }
        }
    }

    synchronized boolean isViewed(MachineId machineId) {
        return machineId.equals(viewed);
    }

    /** Whether the viewer has shown a machine for so long that is not the person's any more. */
    synchronized boolean isAccessLostFor(Duration time) {
        return lostAt != null && System.nanoTime() - lostAt > time.toNanos();
    }

    /** A client may name any machine; only the person's own are watched, and that of another is not spoken of. */
    private void lookAtViewed() {
        MachineId machineId;
        synchronized (this) {
            machineId = viewed;
        }
        var facts = machineId == null
                ? Optional.<MachineFacts>empty()
                : sources.facts().apply(machineId);
        if (facts.isEmpty()) {
            return;
        }
        if (mayUse(facts.get())) {
            watch(facts.get().machineId());
        } else {
            signOut();
        }
    }

    private boolean mayUse(MachineFacts machine) {
        return mine(machine) && sources.entitled().test(userId, machine.poolId());
    }

    private void signOut() {
        synchronized (this) {
            if (signedOut || closed) {
                return;
            }
            signedOut = true;
        }
        accessLost.run();
    }

    private boolean mine(MachineFacts machine) {
        return machine.users().contains(userId);
    }

    synchronized int size() {
        return machines.size();
    }

    synchronized void close() {
        closed = true;
        parties.forEach(Subscription::close);
        machines.values().forEach(watch -> watch.subscription.close());
        machines.clear();
    }

    /** Of a person whose groups change, the groups that are listened to change too. */
    private void listenToParties() {
        var look = new Coalesced(sources.executor(), () -> {
            listenToParties();
            entitlementsChanged();
        });
        var told = new Coalesced(sources.executor(), this::entitlementsChanged);
        List<Subscription> listening = new ArrayList<>();
        listening.add(sources.updates().onEntitlements(new Entitled(EntitledKind.USER, userId.value()), look));
        sources.users().apply(userId).ifPresent(account -> account.groups()
                .forEach(group -> listening.add(
                        sources.updates().onEntitlements(new Entitled(EntitledKind.GROUP, group.value()), told))));
        synchronized (this) {
            parties.forEach(Subscription::close);
            parties = listening;
            if (closed) {
                listening.forEach(Subscription::close);
            }
        }
    }

    private void entitlementsChanged() {
        tell.accept(ServerMessages.entitlementsChanged(userId));
        lookAtViewed();
    }

    private final class Watch {

        private final MachineId machineId;
        private final Coalesced look;
        private volatile @Nullable PowerState told;
        private boolean begun;
        private Subscription subscription = () -> {};

        Watch(MachineId machineId) {
            this.machineId = machineId;
            this.look = new Coalesced(sources.executor(), this::look);
        }

        void begin() {
            var made = sources.updates().onMachine(machineId, look);
            synchronized (Watches.this) {
                subscription = made;
                if (isOver()) {
                    made.close();
                }
            }
            look.run();
        }

        void drop() {
            machines.remove(machineId, this);
            subscription.close();
        }

        private boolean isOver() {
            return closed || machines.get(machineId) != this;
        }

        /** The first look only remembers, unless the viewer waits for it. A machine that was theirs is let go. */
        private void look() {
            var facts = sources.facts().apply(machineId);
            synchronized (Watches.this) {
                if (isOver()) {
                    return;
                }
                var power = facts.map(MachineFacts::power).orElse(PowerState.UNKNOWN);
                var spokenOf = viewed == null || viewed.equals(machineId);
                if (facts.filter(Watches.this::mine).isEmpty()) {
                    if (machineId.equals(viewed)) {
                        lost(facts.orElse(null));
                    } else if (begun) {
                        drop();
                    }
                    return;
                }
                if (power == told) {
                    return;
                }
                if (spokenOf && (begun || machineId.equals(viewed))) {
                    tell.accept(ServerMessages.power(machineId, power));
                }
                told = power;
                begun = true;
            }
        }

        /** It is about to be switched off, unless it is held; one that is gone is off. */
        private void lost(@Nullable MachineFacts machine) {
            var power = machine == null ? PowerState.OFF : machine.power();
            if (power != told) {
                tell.accept(ServerMessages.power(machineId, power));
                told = power;
            }
            if (machine == null || machine.held() || power == PowerState.OFF) {
                drop();
                sources.executor().execute(Watches.this::signOut);
            } else if (lostAt == null) {
                lostAt = System.nanoTime();
            }
        }
    }
}
