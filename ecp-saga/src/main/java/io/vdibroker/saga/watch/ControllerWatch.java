package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.command.ReportState;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.Overlays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at our machines on one controller and reports what is not recorded yet. One thread at a time. */
final class ControllerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerWatch.class);
    private static final int BLOCK = 100;
    private static final Set<String> COMING_OR_GOING = Set.of("CREATING", "DELETING");

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final Overlays overlays;
    private final MachineList machines;
    private final StateReports reports;
    private final Absentees absentees;
    private final TagWatch tags;
    private final StrangerWatch strangers;
    private final Map<MachineId, Report> reported = new HashMap<>();
    private final Map<MachineId, String> named = new HashMap<>();

    ControllerWatch(
            ControllerId controllerId,
            Controllers controllers,
            Overlays overlays,
            MachineList machines,
            StateReports reports,
            Absentees absentees,
            TagWatch tags,
            StrangerWatch strangers) {
        this.controllerId = controllerId;
        this.absentees = absentees;
        this.tags = tags;
        this.strangers = strangers;
        this.controllers = controllers;
        this.overlays = overlays;
        this.machines = machines;
        this.reports = reports;
    }

    /** Everything, or only these. Ends with the first request that ECP does not answer: the next look begins anew. */
    void look(@Nullable Set<MachineId> only) {
        try {
            var ours = machines.of(controllerId).stream()
                    .collect(Collectors.toMap(WatchedMachine::id, Function.identity()));
            reported.keySet().retainAll(ours.keySet());
            named.keySet().retainAll(ours.keySet());
            var wanted = new HashSet<>(ours.keySet());
            if (only != null) {
                wanted.retainAll(only);
            } else if (wanted.isEmpty()) {
                controllers.inventory(controllerId).check(); // for the heartbeat
            }
            var seen = new HashSet<MachineId>();
            blocks(List.copyOf(wanted)).forEach(block -> look(block, ours, seen));
            if (overlays.of(controllerId).isInTheWay()) { // who is being serviced may show anything
                forgetWhatWasNotSeen();
            } else if (only == null) {
                absentees.lookFor(ours.values(), seen);
                if (tags.look(ours.values())) {
                    lookForStrangers(ours);
                    absentees.lookedUntilNow();
                }
            }
        } catch (EcpProblem e) {
            forgetWhatWasNotSeen();
            LOG.debug("{} could not be looked at: {}", controllerId, e.text());
        }
    }

    /** Machines of others, which may be many: what cannot be read of them hides nothing of ours. */
    private void lookForStrangers(Map<MachineId, WatchedMachine> ours) {
        try {
            strangers.look(ours.values(), tags.carriers());
        } catch (EcpProblem e) {
            strangers.forget();
            LOG.debug("{} could not be looked through for strangers: {}", controllerId, e.text());
        }
    }

    /** What was absent before nobody could look has not been absent all the time. */
    private void forgetWhatWasNotSeen() {
        absentees.forget();
        tags.forget();
        strangers.forget();
    }

    private void look(List<MachineId> block, Map<MachineId, WatchedMachine> ours, Set<MachineId> found) {
        for (var domain : controllers.of(controllerId).domains(block)) {
            found.add(domain.id());
            var machine = ours.get(domain.id());
            if (machine != null && !COMING_OR_GOING.contains(domain.status())) {
                compare(machine, domain);
                compareNames(machine, domain);
            }
        }
    }

    /**
     * What was told once is not told again until something is recorded or something else seen. The state alone would not do:
     * a machine can go there and back by its steps between two looks.
     */
    private void compare(WatchedMachine machine, EcpDomain domain) {
        var seen = domain.observation();
        var report = new Report(machine.recordedBy(), seen);
        var isNews = !Objects.equals(machine.recorded(), seen) && !report.equals(reported.get(machine.id()));
        if (isNews || machine.missing()) {
            reports.report(new ReportState(machine.id(), seen));
            reported.put(machine.id(), report);
        }
    }

    /** What was told once is not told again until ECP calls it something else again. */
    private void compareNames(WatchedMachine machine, EcpDomain domain) {
        if (machine.name() == null || domain.name().isEmpty() || machine.name().equals(domain.name())) {
            named.remove(machine.id());
        } else if (!domain.name().equals(named.get(machine.id()))) {
            reports.report(new ReportName(machine.id(), domain.name()));
            named.put(machine.id(), domain.name()); // what could not be told is told again
        }
    }

    private static List<List<MachineId>> blocks(List<MachineId> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + BLOCK)
                .mapToObj(from -> ids.subList(from, Math.min(from + BLOCK, ids.size())))
                .toList();
    }

    private record Report(@Nullable String recordedBy, Observation seen) {}
}
