package io.vdibroker.saga.watch;

import io.vdibroker.api.machine.MachineId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what is to be looked at on one controller while the look before goes on, so that there is one at a time. */
final class Turns {

    private final Consumer<Turns> schedule;
    private final Set<MachineId> some = new HashSet<>();
    private boolean all;
    private boolean scheduled;

    /** The schedule lets {@link #take} be called once, a little later. */
    Turns(Consumer<Turns> schedule) {
        this.schedule = schedule;
    }

    void wantAll() {
        want(null);
    }

    synchronized void want(@Nullable MachineId id) {
        if (id == null) {
            all = true;
        } else {
            some.add(id);
        }
        if (!scheduled) {
            scheduled = true;
            schedule.accept(this);
        }
    }

    /** Looks at what is wanted by now; {@code null} is everything. */
    void take(Consumer<@Nullable Set<MachineId>> look) {
        try {
            look.accept(wanted());
        } finally {
            done();
        }
    }

    private synchronized @Nullable Set<MachineId> wanted() {
        var wanted = all ? null : Set.copyOf(some);
        all = false;
        some.clear();
        return wanted;
    }

    private synchronized void done() {
        scheduled = all || !some.isEmpty();
        if (scheduled) {
            schedule.accept(this);
        }
    }
}
