package io.vdibroker.query.client.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.machine.SwitchedMachines;
import io.vdibroker.query.pool.PoolControllers;
import io.vdibroker.web.Caller;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Switches the machine of the caller in a pool; whose it is, the pool decides. One change after the other. What comes of it shows on the WebSocket. */
@ClientRest
class PowerEndpoint {

    private final Desktops desktops;
    private final SwitchedMachines switched;
    private final PoolControllers controllers;
    private final ClientChanges changes;
    private final Commands commands;

    PowerEndpoint(
            Desktops desktops,
            SwitchedMachines switched,
            PoolControllers controllers,
            ClientChanges changes,
            Commands commands) {
        this.desktops = desktops;
        this.switched = switched;
        this.controllers = controllers;
        this.changes = changes;
        this.commands = commands;
    }

    @PostMapping("/client/pools/{poolId}/{action:[a-z]+}")
    CompletableFuture<ResponseEntity<Object>> change(
            @PathVariable PoolId poolId, @PathVariable String action, Caller caller, HttpServletRequest request) {
        var command = new ChangePower(
                poolId,
                caller.userId(),
                new OperationId(UUID.randomUUID()),
                action(action),
                ClientBody.of(request).flag("force"));
        changes.count(caller);
        var machine = desktops.assignment(poolId, caller.userId());
        if (machine.filter(switched::contain).isPresent()) {
            throw new RequestRefused(RejectionCode.MACHINE_BUSY, "Another change of power is not done yet");
        }
        if (machine.isPresent()
                && controllers.stateOf(poolId) != ControllerState.OK) { // it would come when nobody wants it
            throw new RequestRefused(RejectionCode.CONTROLLER_UNREACHABLE, "The controller cannot be used at present");
        }
        return commands.with(caller.metadata()).send(command).thenApply(done -> Envelope.of("success"));
    }

    private static PowerAction action(String name) {
        return Arrays.stream(PowerAction.values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_ACTION));
    }
}
