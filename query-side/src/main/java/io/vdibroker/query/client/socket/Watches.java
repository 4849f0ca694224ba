package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.query.client.Coalesced;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.store.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is told without asking: the power of the person's machines, and that there are other pools. While a
 * viewer shows one machine, the others are not spoken of, because the client would take their power for that one's.
 */
final class Watches {

    /** Where it is looked up, and how many machines of one person are watched at most. */
    record Sources(
            Function<UserId, Collection<MachineFacts>> assignments,
            Function<MachineId, Optional<MachineFacts>> facts,
            Function<UserId, Optional<Account>> users,
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

    Watches(UserId userId, Sources sources, Consumer<String> tell) {
        this.userId = userId;
        this.sources = sources;
        this.tell = tell;
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
            var watch = machineId == null ? null : machines.get(machineId);
            if (watch != null) {
                watch.told = null;
                watch.look.run();
            } else if (machineId != null && !closed) {
                viewedLook.run();
            }
        }
    }

    /** A client may name any machine; only the person's own are watched. */
    private void lookAtViewed() {
        MachineId machineId;
        synchronized (this) {
            machineId = viewed;
        }
        if (machineId != null
                && sources.facts().apply(machineId).filter(this::mine).isPresent()) {
            watch(machineId);
        }
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
            tell.accept(ServerMessages.entitlementsChanged(userId));
        });
        var told = new Coalesced(sources.executor(), () -> tell.accept(ServerMessages.entitlementsChanged(userId)));
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
                    if (begun) {
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
    }
}
