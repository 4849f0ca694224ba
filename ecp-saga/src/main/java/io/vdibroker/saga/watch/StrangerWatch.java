package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.command.ReportStranger;
import io.vdibroker.api.controller.command.ReportStrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.time.Horizon;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for machines of one controller that look like ours and that no pool has: those that the broker knew as gone, and those
 * that carry a pool's tag. What is there, or not there any more, at two looks in a row is reported, if our lists knew at the second
 * all that had happened at the first; and nothing else is done about it: another broker, a backup or a person may be behind it.
 */
final class StrangerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StrangerWatch.class);

    private static final Set<String> LISTS =
            Set.of(MachineListProjector.GROUP, StrangerListProjector.GROUP, PoolTagListProjector.GROUP);

    /** More than that nobody looks through; and a tag may be put on thousands by mistake. */
    private static final int AT_MOST = 500;

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final MachineList machines;
    private final StrangerList list;
    private final StateReports reports;
    private final Horizon horizon;
    private @Nullable Map<MachineId, ReportStranger> seenAtTheLastLook;
    private BooleanSupplier listsKnowTheLastLook = () -> true;

    StrangerWatch(
            ControllerId controllerId,
            Controllers controllers,
            MachineList machines,
            StrangerList list,
            StateReports reports,
            Horizon horizon) {
        this.controllerId = controllerId;
        this.controllers = controllers;
        this.machines = machines;
        this.list = list;
        this.horizon = horizon;
        this.reports = reports;
    }

    /** Carriers are those who carry the tag of a pool, ours or not. */
    void look(Collection<WatchedMachine> ours, Map<MachineId, PoolId> carriers) {
        var known = list.of(controllerId);
        var seen = carriers.isEmpty() && known.isEmpty() && list.nothingIsGone()
                ? Map.<MachineId, ReportStranger>of()
                : strangers(ours, carriers);
        var before = seenAtTheLastLook;
        seenAtTheLastLook = seen;
        var listsAreCurrent = listsKnowTheLastLook.getAsBoolean();
        listsKnowTheLastLook = horizon.now(LISTS);
        if (before != null && listsAreCurrent) {
            seen.values().stream()
                    .filter(stranger ->
                            before.containsKey(stranger.machineId()) && !known.contains(stranger.machineId()))
                    .limit(Math.max(0, AT_MOST - list.countOf(controllerId)))
                    .forEach(this::report);
            known.stream()
                    .filter(machineId -> !before.containsKey(machineId) && !seen.containsKey(machineId))
                    .forEach(machineId -> reports.report(new ReportStrangerGone(controllerId, machineId)));
        }
    }

    void forget() {
        seenAtTheLastLook = null;
    }

    private void report(ReportStranger stranger) {
        LOG.warn(
                "{} has {} ({}), which no pool has: {}",
                controllerId,
                stranger.machineId(),
                stranger.name(),
                stranger.sign());
        reports.report(stranger);
    }

    private Map<MachineId, ReportStranger> strangers(Collection<WatchedMachine> ours, Map<MachineId, PoolId> carriers) {
        var names = controllers.inventory(controllerId).names();
        ours.forEach(machine -> names.remove(machine.id()));
        var gone = list.goneAmong(names.keySet());
        Map<MachineId, ReportStranger> strangers = new HashMap<>();
        names.forEach((machineId, name) -> {
            if (gone.containsKey(machineId)) {
                strangers.put(machineId, stranger(machineId, name, StrangerSign.GONE_BEFORE, gone.get(machineId)));
            } else if (carriers.containsKey(machineId)
                    && machines.controllerOf(machineId).isEmpty()) { // else it was registered twice, or has just come
                strangers.put(machineId, stranger(machineId, name, StrangerSign.CARRIES_TAG, carriers.get(machineId)));
            }
        });
        return strangers;
    }

    private ReportStranger stranger(MachineId machineId, String name, StrangerSign sign, PoolId poolId) {
        return new ReportStranger(controllerId, machineId, name, sign, poolId);
    }
}
