package io.vdibroker.command.controller;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerNetworksChanged;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** What the decisions of {@link Controller} read: its own history, and nothing else. */
@SuppressWarnings("NullAway.Init") // assigned by the first event
abstract class ControllerHistory {

    @AggregateIdentifier
    ControllerId controllerId;

    Connection registered;
    Connection connection;
    final Set<PoolId> pools = new HashSet<>();
    boolean removed;
    ControllerCondition condition = ControllerCondition.ANSWERS;
    boolean inService;

    /** Whether each machine that looks like ours, and is no pool's, was forgotten by an administrator. */
    final Map<MachineId, Boolean> strangers = new HashMap<>();

    List<String> networks = List.of();

    @EventSourcingHandler
    void on(ControllerNetworksChanged event) {
        networks = event.networks();
    }

    @EventSourcingHandler
    void on(ControllerRegistered event) {
        controllerId = event.controllerId();
        registered = new Connection(event.name(), event.address(), event.tls(), event.credentialRef(), event.version());
        connection = registered;
    }

    @EventSourcingHandler
    void on(ControllerReconfigured event) {
        connection = new Connection(event.name(), event.address(), event.tls(), event.credentialRef(), event.version());
    }

    @EventSourcingHandler
    void on(PoolAttached event) {
        pools.add(event.poolId());
    }

    @EventSourcingHandler
    void on(PoolDetached event) {
        pools.remove(event.poolId());
    }

    @EventSourcingHandler
    void on(ControllerBecameUnreachable event) {
        condition = ControllerCondition.SILENT;
    }

    @EventSourcingHandler
    void on(ControllerCredentialRejected event) {
        condition = ControllerCondition.KEY_REJECTED;
    }

    @EventSourcingHandler
    void on(ControllerAnswersAgain event) {
        condition = ControllerCondition.ANSWERS;
    }

    @EventSourcingHandler
    void on(ControllerCredentialAccepted event) {
        condition = ControllerCondition.ANSWERS;
    }

    @EventSourcingHandler
    void on(ControllerPutInService event) {
        inService = true;
    }

    @EventSourcingHandler
    void on(ControllerServiceEnded event) {
        inService = false;
    }

    @EventSourcingHandler
    void on(StrangerFound event) {
        strangers.put(event.machineId(), false);
    }

    @EventSourcingHandler
    void on(StrangerForgotten event) {
        strangers.put(event.machineId(), true);
    }

    @EventSourcingHandler
    void on(StrangerGone event) {
        strangers.remove(event.machineId());
    }

    @EventSourcingHandler
    void on(ControllerRemoved event) {
        removed = true;
    }
}
