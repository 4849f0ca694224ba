package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.RecordTagged;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ReportTagLost;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.EcpTag;
import io.vdibroker.saga.watch.PoolTagList.PoolTag;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Looks now and then whether the pools of one controller have their tags, and their machines carry them. What is missing at two
 * looks in a row is put right: a pool asks for another tag, a machine is given its pool's again. That a machine has it
 * is
 * reported when it is seen: ECP may take the request and do nothing.
 */
final class TagWatch {

    private static final int AT_ONCE = 100;

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final PoolTagList tags;
    private final StateReports reports;
    private final long interval;
    private final LongSupplier nanos;
    private final Map<PoolTag, Set<MachineId>> bareAtTheLastLook = new HashMap<>();
    private final Set<PoolTag> goneAtTheLastLook = new HashSet<>();
    private final Map<MachineId, PoolId> carriers = new HashMap<>();
    private final Map<MachineId, String> given = new HashMap<>();
    private boolean allWereRead;
    private long nextLook;

    TagWatch(
            ControllerId controllerId,
            Controllers controllers,
            PoolTagList tags,
            StateReports reports,
            Duration interval,
            LongSupplier nanos) {
        this.controllerId = controllerId;
        this.controllers = controllers;
        this.tags = tags;
        this.reports = reports;
        this.interval = interval.toNanos();
        this.nanos = nanos;
        this.nextLook = nanos.getAsLong();
    }

    /**
     * Does nothing before it is time again, and says whether it was. The machines are those that ECP has just shown.
     */
    boolean look(Collection<WatchedMachine> machines, Attempts attempts) {
        if (nanos.getAsLong() - nextLook < 0) {
            return false;
        }
        carriers.clear();
        nextLook = nanos.getAsLong() + interval;
        var wanted = tags.of(controllerId);
        bareAtTheLastLook.keySet().retainAll(wanted);
        goneAtTheLastLook.retainAll(wanted);
        given.keySet().retainAll(machines.stream().map(WatchedMachine::id).collect(Collectors.toSet()));
        allWereRead = true;
        wanted.forEach(tag -> allWereRead &=
                attempts.attempt("tag " + tag.tagId() + " of " + tag.poolId(), () -> look(tag, machines, attempts)));
        return true;
    }

    /** Whether the carriers are all that there are. */
    boolean allWereRead() {
        return allWereRead;
    }

    /** Whoever carried the tag of a pool at the last look, and of which. */
    Map<MachineId, PoolId> carriers() {
        return carriers;
    }

    void forget() {
        bareAtTheLastLook.clear();
        goneAtTheLastLook.clear();
    }

    private void look(PoolTag wanted, Collection<WatchedMachine> machines, Attempts attempts) {
        var tag = controllers.of(controllerId).tag(wanted.tagId());
        if (tag.isPresent()) {
            goneAtTheLastLook.remove(wanted);
            tag.get().machines().forEach(machineId -> carriers.put(machineId, wanted.poolId()));
            machines.forEach(machine -> tellIfSeen(machine, wanted, tag.get()));
            tagAgain(wanted, bare(wanted, tag.get(), machines), attempts);
        } else if (!goneAtTheLastLook.add(wanted)) {
            reports.report(new ReportTagLost(wanted.poolId(), wanted.tagId()));
        }
    }

    /** Of a tag that another one took the place of, or that was put on again. */
    private void tellIfSeen(WatchedMachine machine, PoolTag wanted, EcpTag tag) {
        if (!isThereToStay(machine, wanted) || !tag.machines().contains(machine.id())) {
            return;
        }
        if (wanted.tagId().equals(given.get(machine.id()))
                || machine.tagId() != null && !wanted.tagId().equals(machine.tagId())) {
            reports.report(new RecordTagged(machine.id(), wanted.poolId(), wanted.tagId()));
            given.remove(machine.id());
        }
    }

    /** What is being made or removed is tagged and untagged by its steps. */
    private static boolean isThereToStay(WatchedMachine machine, PoolTag wanted) {
        return machine.poolId().equals(wanted.poolId())
                && machine.recorded() != null
                && !machine.missing()
                && !machine.leaving();
    }

    private static Set<MachineId> bare(PoolTag wanted, EcpTag tag, Collection<WatchedMachine> machines) {
        return machines.stream()
                .filter(machine ->
                        isThereToStay(machine, wanted) && !tag.machines().contains(machine.id()))
                .map(WatchedMachine::id)
                .collect(Collectors.toSet());
    }

    private void tagAgain(PoolTag wanted, Set<MachineId> bare, Attempts attempts) {
        var before = bareAtTheLastLook.put(wanted, bare);
        List<MachineId> twice = bare.stream()
                .filter(machineId -> before != null && before.contains(machineId))
                .limit(AT_ONCE)
                .toList();
        if (twice.isEmpty()) {
            return;
        }
        twice.forEach(machineId -> given.put(machineId, wanted.tagId()));
        try {
            ask(wanted, twice);
        } catch (EcpProblem e) { // one that ECP does not take spoils the request for all
            attempts.unlessSilent(e);
            twice.forEach(machineId -> attempts.attempt(machineId, () -> ask(wanted, List.of(machineId))));
        }
    }

    private void ask(PoolTag wanted, List<MachineId> machines) {
        controllers.of(controllerId).addToTag(wanted.tagId(), machines, UUID.randomUUID());
    }
}
