package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.ReportMissing;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.saga.ecp.Controllers;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machines of one controller that it showed before and does not show now. Who is absent at two looks in a row is asked for
 * alone; only if ECP says that there is no such machine, it is reported.
 */
final class Absentees {

    private static final Logger LOG = LoggerFactory.getLogger(Absentees.class);

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final StateReports reports;
    private final int atOnce;
    private Set<MachineId> atTheLastLook = Set.of();

    /** More missing machines than that at once look like a controller that has forgotten them. */
    Absentees(ControllerId controllerId, Controllers controllers, StateReports reports, int atOnce) {
        this.controllerId = controllerId;
        this.controllers = controllers;
        this.reports = reports;
        this.atOnce = atOnce;
    }

    /** Those of the machines that were not seen by a look at all of them. */
    void lookFor(Collection<WatchedMachine> machines, Set<MachineId> seen) {
        var absent = machines.stream()
                .filter(machine -> machine.recorded() != null && !machine.missing() && !seen.contains(machine.id()))
                .map(WatchedMachine::id)
                .collect(Collectors.toSet());
        var twice = new HashSet<>(absent);
        twice.retainAll(atTheLastLook);
        atTheLastLook = absent;
        if (absent.equals(twice) && !absent.isEmpty()) { // while more and more go, it is too early to tell how many
            report(absent, machines.stream().filter(WatchedMachine::missing).count());
        }
    }

    private void report(Set<MachineId> absent, long missingBefore) {
        var gone = absent.stream()
                .filter(machineId ->
                        controllers.of(controllerId).domain(machineId).isEmpty())
                .toList();
        var many = gone.size() + missingBefore > atOnce;
        if (many) {
            LOG.warn(
                    "{} does not show {} of our machines any more; an administrator has to say whether they come back",
                    controllerId,
                    gone.size() + missingBefore);
        }
        gone.forEach(machineId -> reports.report(new ReportMissing(machineId, operation(), many)));
    }

    private static OperationId operation() {
        return new OperationId(UUID.randomUUID());
    }
}
