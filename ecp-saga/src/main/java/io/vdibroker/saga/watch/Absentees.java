package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.machine.command.ReportUnseen;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machines of one controller that it showed before and does not show now. Each is asked for alone: if ECP says that
 * there is
 * no such machine, nobody is sent to it from then on, and it is missing when it was absent for long enough.
 *
 * <p>A controller can forget: it is restored from a backup, its address or the rights of its key change. So only a few, of many
 * that are still there, and nobody's, are reported as gone for good; all others may come back. How many go together is
 * judged
 * from all that are absent by then, also from those whose time is not over.
 */
final class Absentees {

    private static final Logger LOG = LoggerFactory.getLogger(Absentees.class);
    private static final int ASKED_AT_ONCE = 500;
    private static final long COUNTED = Duration.ofHours(1).toNanos();

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final StateReports reports;
    private final EcpProperties.Watch limits;
    private final LongSupplier nanos;
    private final Map<MachineId, Long> absentSince = new HashMap<>();
    private final Set<MachineId> notThere = new HashSet<>();
    private final Deque<Long> goneForGood = new ArrayDeque<>();
    private long lastLook;

    Absentees(
            ControllerId controllerId,
            Controllers controllers,
            StateReports reports,
            EcpProperties.Watch limits,
            LongSupplier nanos) {
        this.controllerId = controllerId;
        this.controllers = controllers;
        this.reports = reports;
        this.limits = limits;
        this.nanos = nanos;
        this.lastLook = nanos.getAsLong();
    }

    /** Those of the machines that were not seen by a look at all of them. */
    void lookFor(Collection<WatchedMachine> machines, Set<MachineId> seen, Attempts attempts) {
        var now = nanos.getAsLong();
        if (now - lastLook > 3 * limits.interval().toNanos()) {
            forget();
        }
        lastLook = now;
        var known = known(machines);
        var absent = absent(known, seen);
        absentSince.keySet().retainAll(absent.keySet());
        notThere.retainAll(absent.keySet());
        absent.keySet().forEach(machineId -> absentSince.putIfAbsent(machineId, now));
        askFor(absent.values(), attempts);
        var missingFor = limits.missingFor().toNanos();
        var due = absent.values().stream()
                .filter(machine -> now - absentSince.getOrDefault(machine.id(), now) >= missingFor)
                .toList();
        report(due, absent.size(), known, now, attempts);
    }

    /** Those of some machines that were not seen by a look at only these. */
    void askFor(Collection<WatchedMachine> machines, Set<MachineId> seen, Attempts attempts) {
        notThere.removeAll(seen);
        askFor(absent(known(machines), seen).values(), attempts);
    }

    /** Nobody is sent to a machine that ECP says it does not have. Many take several looks. */
    private void askFor(Collection<WatchedMachine> absent, Attempts attempts) {
        absent.stream()
                .filter(machine -> !notThere.contains(machine.id()))
                .limit(ASKED_AT_ONCE)
                .filter(machine -> isGone(machine, attempts))
                .forEach(machine -> {
                    reports.report(new ReportUnseen(machine.id()));
                    notThere.add(machine.id());
                });
    }

    private static List<WatchedMachine> known(Collection<WatchedMachine> machines) {
        return machines.stream()
                .filter(machine -> machine.recorded() != null && !machine.leaving())
                .toList();
    }

    private static Map<MachineId, WatchedMachine> absent(List<WatchedMachine> known, Set<MachineId> seen) {
        return known.stream()
                .filter(machine -> !machine.missing() && !seen.contains(machine.id()))
                .collect(Collectors.toMap(WatchedMachine::id, Function.identity()));
    }

    /** A machine that cannot be asked for may be there. */
    private boolean isGone(WatchedMachine machine, Attempts attempts) {
        var gone = new AtomicBoolean();
        attempts.attempt(
                machine.id(),
                () -> gone.set(controllers.of(controllerId).domain(machine.id()).isEmpty()));
        return gone.get();
    }

    /** A look that takes long is no time in which nobody looked. */
    void lookedUntilNow() {
        lastLook = nanos.getAsLong();
    }

    /** What was absent before nobody could look has not been absent all the time. */
    void forget() {
        absentSince.clear();
        notThere.clear();
    }

    private void report(List<WatchedMachine> due, int absent, List<WatchedMachine> known, long now, Attempts attempts) {
        var gone = due.stream().filter(machine -> isGone(machine, attempts)).toList();
        goneForGood.removeIf(at -> now - at > COUNTED);
        var missing = known.stream().filter(WatchedMachine::missing).count() + absent;
        var controllerForgot = missing + goneForGood.size() > limits.missingAtOnce() || 2 * missing >= known.size();
        for (var machine : gone) {
            var mayComeBack = controllerForgot || machine.assigned();
            if (mayComeBack) {
                LOG.warn(
                        "{} does not show {}; an administrator has to say whether it comes back",
                        controllerId,
                        machine.id());
            } else {
                goneForGood.add(now);
            }
            reports.report(new ReportMissing(machine.id(), new OperationId(UUID.randomUUID()), mayComeBack));
        }
    }
}
