package io.vdibroker.command.controller;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards that an ECP VeiL stays connected as long as a pool uses it. */
@Aggregate
class Controller {

    @AggregateIdentifier
    private ControllerId controllerId;

    private Connection connection;
    private final Set<PoolId> pools = new HashSet<>();
    private boolean removed;

    Controller() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterController command) {
        if (removed) {
            throw new Rejection(RejectionCode.CONFLICT, controllerId + " was removed; connect it again under a new id");
        }
        if (connection == null) {
            apply(new ControllerRegistered(
                    command.controllerId(),
                    command.name(),
                    command.address(),
                    command.tls(),
                    command.credentialRef(),
                    command.version()));
        }
    }

    @CommandHandler
    void handle(ReconfigureController command) {
        refuseIfRemoved();
        var wanted = new Connection(
                command.name(), command.address(), command.tls(), command.credentialRef(), command.version());
        if (!wanted.equals(connection)) {
            apply(new ControllerReconfigured(
                    controllerId,
                    command.name(),
                    command.address(),
                    command.tls(),
                    command.credentialRef(),
                    command.version()));
        }
    }

    /** See {@link PoolAttachments}. */
    void attach(PoolId poolId) {
        refuseIfRemoved();
        if (!pools.contains(poolId)) {
            apply(new PoolAttached(controllerId, poolId));
        }
    }

    @CommandHandler
    void handle(DetachPool command) {
        if (pools.contains(command.poolId())) {
            apply(new PoolDetached(controllerId, command.poolId()));
        }
    }

    @CommandHandler
    void handle(RemoveController command) {
        if (removed) {
            return;
        }
        if (!pools.isEmpty()) {
            throw new Rejection(
                    RejectionCode.CONTROLLER_IN_USE, "Pools that use " + controllerId + ": " + pools.size());
        }
        apply(new ControllerRemoved(controllerId, connection.credentialRef()));
    }

    private void refuseIfRemoved() {
        if (removed) {
            throw new Rejection(RejectionCode.NOT_FOUND, controllerId + " was removed");
        }
    }

    @EventSourcingHandler
    void on(ControllerRegistered event) {
        controllerId = event.controllerId();
        connection = new Connection(event.name(), event.address(), event.tls(), event.credentialRef(), event.version());
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
    void on(ControllerRemoved event) {
        removed = true;
    }
}
