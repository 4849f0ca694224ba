package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.RecordTagged;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ReportTagLost;
import io.vdibroker.saga.ecp.Controllers;
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
 * looks in a row is put right: a pool asks for another tag, a machine is given its pool's again.
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

    /** Does nothing before it is time again, and says whether it was. */
    boolean look(Collection<WatchedMachine> machines) {
        if (nanos.getAsLong() - nextLook < 0) {
            return false;
        }
        carriers.clear();
        nextLook = nanos.getAsLong() + interval;
        var wanted = tags.of(controllerId);
        bareAtTheLastLook.keySet().retainAll(wanted);
        goneAtTheLastLook.retainAll(wanted);
        wanted.forEach(tag -> look(tag, machines));
        return true;
    }

    /** Whoever carried the tag of a pool at the last look, and of which. */
    Map<MachineId, PoolId> carriers() {
        return carriers;
    }

    void forget() {
        bareAtTheLastLook.clear();
        goneAtTheLastLook.clear();
    }

    private void look(PoolTag wanted, Collection<WatchedMachine> machines) {
        var tag = controllers.of(controllerId).tag(wanted.tagId());
        if (tag.isPresent()) {
            goneAtTheLastLook.remove(wanted);
            tag.get().machines().forEach(machineId -> carriers.put(machineId, wanted.poolId()));
            tagAgain(wanted, bare(wanted.poolId(), tag.get(), machines));
        } else if (!goneAtTheLastLook.add(wanted)) {
            reports.report(new ReportTagLost(wanted.poolId(), wanted.tagId()));
        }
    }

    /** Those that are there to stay; what is being made or removed is tagged and untagged by its steps. */
    private static Set<MachineId> bare(PoolId poolId, EcpTag tag, Collection<WatchedMachine> machines) {
        return machines.stream()
                .filter(machine -> machine.poolId().equals(poolId)
                        && machine.recorded() != null
                        && !machine.missing()
                        && !machine.leaving()
                        && !tag.machines().contains(machine.id()))
                .map(WatchedMachine::id)
                .collect(Collectors.toSet());
    }

    private void tagAgain(PoolTag wanted, Set<MachineId> bare) {
        var before = bareAtTheLastLook.put(wanted, bare);
        List<MachineId> twice = bare.stream()
                .filter(machineId -> before != null && before.contains(machineId))
                .limit(AT_ONCE)
                .toList();
        if (!twice.isEmpty()) {
            controllers.of(controllerId).addToTag(wanted.tagId(), twice, UUID.randomUUID());
            twice.forEach(machineId -> reports.report(new RecordTagged(machineId, wanted.poolId(), wanted.tagId())));
        }
    }
}
