package io.vdibroker.command.controller;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.command.ChangeControllerNetworks;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.controller.command.EndControllerService;
import io.vdibroker.api.controller.command.ForgetStranger;
import io.vdibroker.api.controller.command.PutControllerInService;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.api.controller.command.ReportStranger;
import io.vdibroker.api.controller.command.ReportStrangerGone;
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
import io.vdibroker.api.person.Role;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards that an ECP VeiL stays connected as long as a pool uses it. Whether it can be asked at present lies over all that. */
@Aggregate(cache = "poolCache") // each pool that is made or deleted is an event of its controller
class Controller extends ControllerHistory {

    Controller() {} // for Axon

    /** Answers with the reference of the key that is used: a repeat brings one that is not needed. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(RegisterController command) {
        if (removed) {
            throw new Rejection(RejectionCode.CONFLICT, controllerId + " was removed; connect it again under a new id");
        }
        var wanted = new Connection(
                command.name(), command.address(), command.tls(), command.credentialRef(), command.version());
        if (registered == null) {
            apply(new ControllerRegistered(
                    command.controllerId(),
                    command.name(),
                    command.address(),
                    command.tls(),
                    command.credentialRef(),
                    command.version()));
        } else if (!wanted.isAskedLike(registered)) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    controllerId + " was registered differently; PUT /api/v1/controllers/" + controllerId.value()
                            + "/settings changes it");
        }
        return connection.credentialRef();
    }

    /** Answers with the reference of the key that is used. The connection was tested, so nothing has to wait for it any more. */
    @CommandHandler
    String handle(ReconfigureController command, @MetaDataValue(Metadata.ROLES) @Nullable String roles) {
        refuseIfRemoved();
        var wanted = new Connection(
                command.name(), command.address(), command.tls(), command.credentialRef(), command.version());
        if (wanted.trustsMoreThan(connection) && !pools.isEmpty() && !isOfSecurityAdministrator(roles)) {
            throw new Rejection(
                    RejectionCode.NOT_ALLOWED,
                    "Pools use this controller, and it is given their domain accounts: its address and the trust in its"
                            + " certificate are changed by a security administrator");
        }
        if (!wanted.equals(connection)) {
            apply(new ControllerReconfigured(
                    controllerId,
                    command.name(),
                    command.address(),
                    command.tls(),
                    command.credentialRef(),
                    command.version()));
            note(ControllerCondition.ANSWERS, "");
        }
        return connection.credentialRef();
    }

    @CommandHandler
    void handle(ChangeControllerNetworks command) {
        refuseIfRemoved();
        if (!command.networks().equals(networks)) {
            apply(new ControllerNetworksChanged(controllerId, command.networks()));
        }
    }

    /** What was seen before the settings were changed says nothing of the connection that there is now. */
    @CommandHandler
    void handle(ReportController command) {
        if (!removed && command.credentialRef().equals(connection.credentialRef())) {
            note(command.condition(), command.reason());
        }
    }

    @CommandHandler
    void handle(PutControllerInService command) {
        refuseIfRemoved();
        if (!inService) {
            apply(new ControllerPutInService(controllerId));
        }
    }

    @CommandHandler
    void handle(EndControllerService command) {
        refuseIfRemoved();
        if (inService) {
            apply(new ControllerServiceEnded(controllerId));
        }
    }

    @CommandHandler
    void handle(ReportStranger command) {
        if (!removed && !strangers.containsKey(command.machineId())) {
            apply(new StrangerFound(
                    controllerId, command.machineId(), command.name(), command.sign(), command.poolId()));
        }
    }

    @CommandHandler
    void handle(ReportStrangerGone command) {
        if (strangers.containsKey(command.machineId())) {
            apply(new StrangerGone(controllerId, command.machineId()));
        }
    }

    @CommandHandler
    void handle(ForgetStranger command) {
        refuseIfRemoved();
        var forgotten = strangers.get(command.machineId());
        if (forgotten == null) {
            throw new Rejection(
                    RejectionCode.NOT_FOUND, command.machineId() + " is no stranger at " + controllerId + " now");
        }
        if (!forgotten) {
            apply(new StrangerForgotten(controllerId, command.machineId()));
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

    private void note(ControllerCondition seen, String reason) {
        if (seen == condition) {
            return;
        }
        switch (seen) {
            case SILENT -> apply(new ControllerBecameUnreachable(controllerId, reason));
            case KEY_REJECTED -> apply(new ControllerCredentialRejected(controllerId, reason));
            case ANSWERS ->
                apply(
                        condition == ControllerCondition.SILENT
                                ? new ControllerAnswersAgain(controllerId)
                                : new ControllerCredentialAccepted(controllerId));
        }
    }

    private static boolean isOfSecurityAdministrator(@Nullable String roles) {
        return roles != null && List.of(roles.split(",")).contains(Role.SECURITY_ADMINISTRATOR.name());
    }

    private void refuseIfRemoved() {
        if (removed) {
            throw new Rejection(RejectionCode.NOT_FOUND, controllerId + " was removed");
        }
    }
}
