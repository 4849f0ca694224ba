package io.vdibroker.app.verify;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.app.verify.MachinesCheck.Known;
import io.vdibroker.app.verify.MachinesCheck.Life;
import io.vdibroker.delivery.store.StoredEvent;
import io.vdibroker.saga.ecp.EcpHoldings;
import io.vdibroker.saga.ecp.EcpTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@link Promise#ECP_AGREES}: each machine that is there exists, none that was deleted does, and a pool's tag is carried by the
 * pool's machines and, if it is ours, by nothing else. What is coming or leaving may be there or not; a stranger that an
 * administrator has forgotten may be there, with or without a tag.
 */
final class EcpCheck implements Check {

    private record TagOf(PoolId poolId, String tagId, boolean ours) {}

    private final PlacesCheck places;
    private final MachinesCheck machines;
    private final Ecps ecps;
    private final Map<ControllerId, Supplier<EcpHoldings>> controllers = new HashMap<>();
    private final Map<PoolId, ControllerId> pools = new HashMap<>();
    private final Map<MachineId, ControllerId> hosts = new HashMap<>();
    private final Map<PoolId, TagOf> tags = new HashMap<>();
    private final Set<MachineId> deleted = new HashSet<>();
    private final Set<MachineId> forgotten = new HashSet<>();

    /** Reads after those checks. */
    EcpCheck(PlacesCheck places, MachinesCheck machines, Ecps ecps) {
        this.places = places;
        this.machines = machines;
        this.ecps = ecps;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        var payload = stored.payload();
        if (payload instanceof ControllerRegistered e) {
            controllers.put(e.controllerId(), () -> ecps.at(e.address(), e.tls(), e.credentialRef()));
        } else if (payload instanceof ControllerReconfigured e) {
            controllers.put(e.controllerId(), () -> ecps.at(e.address(), e.tls(), e.credentialRef()));
        } else if (payload instanceof ControllerRemoved e) {
            controllers.remove(e.controllerId());
        } else if (payload instanceof StrangerForgotten e) {
            forgotten.add(e.machineId());
        } else if (payload instanceof StrangerGone e) {
            forgotten.remove(e.machineId());
        } else if (payload instanceof PoolCreated e) {
            pools.put(e.poolId(), e.controllerId());
        } else if (payload instanceof PoolTagReady e) {
            tags.put(e.poolId(), new TagOf(e.poolId(), e.tagId(), e.ours()));
        } else if (payload instanceof PoolTagRemoved e) {
            tags.remove(e.poolId());
        } else if (payload instanceof PoolTagLost e) {
            tags.remove(e.poolId());
        } else if (payload instanceof PoolDeleted e) {
            tags.remove(e.poolId());
        } else if (payload instanceof MachineRequested e) {
            hosts.put(e.machineId(), e.controllerId());
        } else if (payload instanceof MachineClaimed e) {
            hosts.put(e.machineId(), e.controllerId());
            deleted.remove(e.machineId());
        } else if (payload instanceof MachineDeleted e) {
            deleted.add(e.machineId());
        } else if (payload instanceof MachineReleased e) {
            deleted.remove(e.machineId());
        }
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        controllers.forEach((controllerId, open) -> {
            var ecp = open.get();
            machinesOf(controllerId, ecp, findings);
            tags.values().stream()
                    .filter(tag -> controllerId.equals(pools.get(tag.poolId())))
                    .forEach(tag -> carriersOf(tag, ecp, findings));
        });
    }

    private void machinesOf(ControllerId controllerId, EcpHoldings ecp, Consumer<Finding> findings) {
        var ids = new ArrayList<MachineId>();
        hosts.forEach((machineId, host) -> {
            var gone = deleted.contains(machineId) && !forgotten.contains(machineId);
            if (host.equals(controllerId) && (gone || isHere(machineId))) {
                ids.add(machineId);
            }
        });
        var existing = ids.isEmpty() ? Set.<MachineId>of() : ecp.existing(ids);
        for (var machineId : ids) {
            if (existing.contains(machineId) == deleted.contains(machineId)) {
                found(
                        findings,
                        machineId,
                        deleted.contains(machineId) ? "was deleted, and ECP has it" : "is there, but not in ECP");
            }
        }
    }

    private void carriersOf(TagOf tag, EcpHoldings ecp, Consumer<Finding> findings) {
        var carriers = ecp.tag(tag.tagId()).map(EcpTag::machines);
        if (carriers.isEmpty()) {
            found(findings, tag.poolId(), "ECP does not have its tag " + tag.tagId());
            return;
        }
        var wanted = members(tag.poolId());
        wanted.stream()
                .filter(machineId -> !carriers.get().contains(machineId))
                .forEach(machineId -> found(findings, machineId, "does not carry the tag of " + tag.poolId()));
        carriers.get().stream()
                .filter(machineId -> tag.ours()
                        && !forgotten.contains(machineId)
                        && !tag.poolId().equals(places.poolOf(machineId)))
                .forEach(machineId ->
                        found(findings, machineId, "carries the tag of " + tag.poolId() + ", which does not have it"));
    }

    /** The machines that the pool gives to users. */
    private List<MachineId> members(PoolId poolId) {
        return places.whereabouts().entrySet().stream()
                .filter(entry -> entry.getValue().equals(poolId) && places.serves(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isHere(MachineId machineId) {
        Known known = machines.machines().get(machineId);
        return known != null && known.life() == Life.HERE;
    }

    private static void found(Consumer<Finding> findings, Object subject, String text) {
        findings.accept(new Finding(Promise.ECP_AGREES, subject.toString(), text, 0));
    }
}
