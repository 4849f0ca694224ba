package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.command.ReportFlapping;
import io.vdibroker.api.machine.command.ReportName;
import io.vdibroker.api.machine.command.ReportState;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.Overlays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at our machines on one controller and reports what is not recorded yet. One thread at a time. */
final class ControllerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerWatch.class);
    private static final Set<String> COMING_OR_GOING = Set.of("CREATING", "DELETING");

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final Overlays overlays;
    private final MachineList machines;
    private final StateReports reports;
    private final Absentees absentees;
    private final TagWatch tags;
    private final StrangerWatch strangers;
    private final MachineReads reads;
    private final WatchedSights sights;
    private final Looks looks;
    private final Map<MachineId, Report> reported = new HashMap<>();
    private final Map<MachineId, String> named = new HashMap<>();
    private final Map<MachineId, Boolean> flapping = new HashMap<>();
    private final Steadiness steadiness;

    ControllerWatch(
            ControllerId controllerId,
            Controllers controllers,
            Overlays overlays,
            MachineList machines,
            StateReports reports,
            Absentees absentees,
            TagWatch tags,
            StrangerWatch strangers,
            Steadiness steadiness,
            WatchedSights sights,
            Looks looks) {
        this.sights = sights;
        this.steadiness = steadiness;
        this.controllerId = controllerId;
        this.absentees = absentees;
        this.tags = tags;
        this.strangers = strangers;
        this.controllers = controllers;
        this.overlays = overlays;
        this.machines = machines;
        this.reports = reports;
        this.reads = new MachineReads(controllerId, controllers);
        this.looks = looks;
    }

    /** Everything, or only these. Ends when ECP answers nothing any more: the next look begins anew. */
    void look(@Nullable Set<MachineId> only) {
        try {
            var ours = machines.all(controllerId).stream()
                    .collect(Collectors.toMap(WatchedMachine::id, Function.identity()));
            controllers.addresses().know(controllerId, sights.of(controllerId, ours.values()));
            steadiness.retain(ours.keySet());
            reported.keySet().retainAll(ours.keySet());
            named.keySet().retainAll(ours.keySet());
            flapping.keySet().retainAll(ours.keySet());
            reads.retain(ours.keySet());
            var wanted = new HashSet<>(ours.keySet());
            if (only != null) {
                wanted.retainAll(only);
            } else if (wanted.isEmpty()) {
                check(); // for the heartbeat
            }
            look(ours, wanted, only == null);
        } catch (EcpProblem e) {
            forgetWhatWasNotSeen();
            looks.noted(controllerId, Looks.Part.ALL, Map.of(controllerId.toString(), e.text()));
            LOG.debug("{} could not be looked at: {}", controllerId, e.text());
        }
    }

    private void look(Map<MachineId, WatchedMachine> ours, Set<MachineId> wanted, boolean all) {
        var attempts = new Attempts(this::check);
        var seen = new HashSet<MachineId>();
        var unread = reads.read(wanted, attempts, domain -> look(domain, ours, seen));
        var read = wanted.stream()
                .filter(id -> !unread.contains(id))
                .map(ours::get)
                .filter(Objects::nonNull)
                .toList();
        if (overlays.of(controllerId).isInTheWay()) { // who is being serviced may show anything
            forgetWhatWasNotSeen();
        } else if (all) {
            absentees.lookFor(read, seen, attempts);
        } else {
            absentees.askFor(read, seen, attempts);
        }
        if (all) {
            looks.completed(controllerId);
            looks.noted(controllerId, Looks.Part.MACHINES, attempts.failures());
            lookForTags(ours, seen);
        }
    }

    private void lookForTags(Map<MachineId, WatchedMachine> ours, Set<MachineId> seen) {
        if (overlays.of(controllerId).isInTheWay()) {
            return;
        }
        var attempts = new Attempts(this::check);
        if (tags.look(seen.stream().map(ours::get).filter(Objects::nonNull).toList(), attempts)) {
            looks.noted(controllerId, Looks.Part.TAGS, attempts.failures());
            if (tags.allWereRead()) {
                lookForStrangers(ours);
            } else {
                strangers.forget();
            }
            absentees.lookedUntilNow();
        }
    }

    private void check() {
        controllers.inventory(controllerId).check();
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

    private void look(EcpDomain domain, Map<MachineId, WatchedMachine> ours, Set<MachineId> seen) {
        seen.add(domain.id());
        var machine = ours.get(domain.id());
        if (machine != null && !COMING_OR_GOING.contains(domain.status())) {
            compare(machine, domain);
            compareNames(machine, domain);
        }
    }

    /**
     * What was told once is not told again until something is recorded or something else seen. The state alone would not do:
     * a machine can go there and back by its steps between two looks.
     */
    private void compare(WatchedMachine machine, EcpDomain domain) {
        var sight = steadiness.judge(machine, domain.observation());
        if (sight.flaps() != machine.flapping() && !Objects.equals(flapping.get(machine.id()), sight.flaps())) {
            reports.report(new ReportFlapping(machine.id(), sight.flaps()));
            flapping.put(machine.id(), sight.flaps());
        } else if (sight.flaps() == machine.flapping()) {
            flapping.remove(machine.id());
        }
        var seen = sight.toRecord();
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

    private record Report(@Nullable String recordedBy, Observation seen) {}
}
