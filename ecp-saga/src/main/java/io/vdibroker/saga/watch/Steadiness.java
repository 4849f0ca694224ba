package io.vdibroker.saga.watch;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.EcpProperties;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps machines that come and go out of the history. An agent has to be silent for a while before that counts. One
 * whose power or
 * agent changes again and again flaps: its agent is left as it is recorded, and that it is on is not believed, until it
 * has not
 * changed for a longer while. That it is off counts at once, because its user would be sent to it; so what is recorded
 * may only
 * cost its user a question to ECP.
 */
final class Steadiness {

    /**
     * What is to be recorded of a machine.
     *
     * @param toRecord what was seen, or the part of it that is believed
     */
    record Sight(Observation toRecord, boolean flaps) {}

    private static final class Changes {
        private @Nullable Observation last;
        private long since;
        private final Deque<Long> times = new ArrayDeque<>();
    }

    private final EcpProperties.Watch limits;
    private final LongSupplier nanos;
    private final Map<MachineId, Changes> changes = new HashMap<>();

    Steadiness(EcpProperties.Watch limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    void retain(Set<MachineId> machines) {
        changes.keySet().retainAll(machines);
    }

    Sight judge(WatchedMachine machine, Observation seen) {
        var now = nanos.getAsLong();
        var known = changes.computeIfAbsent(machine.id(), id -> new Changes());
        note(known, seen, now);
        var quiet = now - known.since;
        var flaps = machine.flapping()
                ? quiet < limits.steadyAfter().toNanos()
                : known.times.size() >= limits.flappingChanges();
        if (machine.flapping() && !flaps) {
            known.times.clear(); // it has begun anew
        }
        var recorded = machine.recorded();
        return new Sight(recorded == null ? seen : believed(recorded, seen, flaps, quiet), flaps);
    }

    private void note(Changes known, Observation seen, long now) {
        var before = known.last;
        known.last = seen;
        if (before == null) {
            known.since = now; // nobody knows for how long it has been like this
        } else if (before.power() != seen.power() || before.agentHeard() != seen.agentHeard()) {
            known.since = now;
            known.times.addLast(now);
            if (known.times.size() > limits.flappingChanges()) {
                known.times.removeFirst();
            }
        }
        known.times.removeIf(time -> now - time > limits.flappingWithin().toNanos());
    }

    private Observation believed(Observation recorded, Observation seen, boolean flaps, long quiet) {
        if (seen.power() != PowerState.ON) {
            return seen;
        }
        if (recorded.power() != PowerState.ON) {
            return flaps && recorded.power() != PowerState.UNKNOWN ? recorded : seen;
        }
        var justSilent = recorded.agentHeard()
                && !seen.agentHeard()
                && quiet < limits.agentSilentFor().toNanos();
        return flaps || justSilent ? withAgent(seen, recorded.agentHeard()) : seen;
    }

    private static Observation withAgent(Observation seen, boolean heard) {
        return new Observation(
                seen.power(), heard, seen.address(), seen.consolePort(), seen.nodeId(), seen.nodeConsolePort());
    }
}
