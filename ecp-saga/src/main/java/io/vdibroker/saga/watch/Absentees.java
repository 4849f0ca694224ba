package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machines of one controller that it showed before and does not show now. When all that are absent have been so for long
 * enough, each is asked for alone, and reported if ECP says that there is no such machine.
 *
 * <p>A controller can forget: it is restored from a backup, its address or the rights of its key change. So only a few, of many
 * that are still there, and nobody's, are reported as gone for good; all others may come back.
 */
final class Absentees {

    private static final Logger LOG = LoggerFactory.getLogger(Absentees.class);
    private static final long COUNTED = Duration.ofHours(1).toNanos();

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final StateReports reports;
    private final EcpProperties.Watch limits;
    private final LongSupplier nanos;
    private final Map<MachineId, Long> absentSince = new HashMap<>();
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
    void lookFor(Collection<WatchedMachine> machines, Set<MachineId> seen) {
        var now = nanos.getAsLong();
        if (now - lastLook > 3 * limits.interval().toNanos()) {
            forget();
        }
        lastLook = now;
        var known = machines.stream()
                .filter(machine -> machine.recorded() != null && !machine.leaving())
                .toList();
        var absent = known.stream()
                .filter(machine -> !machine.missing() && !seen.contains(machine.id()))
                .collect(Collectors.toMap(WatchedMachine::id, Function.identity()));
        absentSince.keySet().retainAll(absent.keySet());
        absent.keySet().forEach(machineId -> absentSince.putIfAbsent(machineId, now));
        var missingFor = limits.missingFor().toNanos();
        if (!absent.isEmpty() && absentSince.values().stream().allMatch(since -> now - since >= missingFor)) {
            report(absent, known, now); // before, it is too early to tell how many go
        }
    }

    /** A look that takes long is no time in which nobody looked. */
    void lookedUntilNow() {
        lastLook = nanos.getAsLong();
    }

    /** What was absent before nobody could look has not been absent all the time. */
    void forget() {
        absentSince.clear();
    }

    private void report(Map<MachineId, WatchedMachine> absent, List<WatchedMachine> known, long now) {
        var gone = absent.values().stream()
                .filter(machine ->
                        controllers.of(controllerId).domain(machine.id()).isEmpty())
                .toList();
        goneForGood.removeIf(at -> now - at > COUNTED);
        var missing = known.stream().filter(WatchedMachine::missing).count() + gone.size();
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
