package io.vdibroker.saga.inventory;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.controller.query.GetConsoleAccess;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpConsole;
import io.vdibroker.saga.ecp.EcpInventory;
import io.vdibroker.saga.watch.MachineList;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Looks at one machine for somebody who waits; all who ask the same at the same time are one question. */
@Component
class MachineQueries {

    private final MachineList machines;
    private final Controllers controllers;
    private final Inventories inventories;
    private final Coalesced<Console, ConsoleAccess> consoles = new Coalesced<>();

    MachineQueries(MachineList machines, Controllers controllers, Inventories inventories) {
        this.machines = machines;
        this.controllers = controllers;
        this.inventories = inventories;
    }

    /** That the machine is this user's was decided by Pool, which is why the question could be asked. */
    @QueryHandler
    CompletableFuture<ConsoleAccess> handle(GetConsoleAccess query) {
        var console = new Console(query.machineId(), query.protocol());
        return consoles.ask(
                console,
                () -> onItsController(
                        query.machineId(),
                        controllerId -> inventories.ask(controllerId, ecp -> access(ecp, controllerId, console))));
    }

    private <T> CompletableFuture<T> onItsController(
            MachineId id, java.util.function.Function<ControllerId, CompletableFuture<T>> question) {
        return machines.controllerOf(id)
                .map(question)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        Refusal.asAnswer(Refusal.notFound("The broker has no machine " + id.value()))));
    }

    private ConsoleAccess access(EcpInventory ecp, ControllerId controllerId, Console asked) {
        if (asked.protocol() != Protocol.SPICE && asked.protocol() != Protocol.SPICE_DIRECT) {
            throw new Refusal(RejectionCode.BAD_REQUEST, asked.protocol() + " needs no console");
        }
        var console = ecp.console(asked.machineId()).orElseThrow(MachineQueries::gone);
        if (console.power() != PowerState.ON) {
            throw Refusal.notReady("The machine is not on, so it has no console");
        }
        if (!console.remoteAccess()) {
            throw Refusal.notReady("Remote access to the machine is not enabled in ECP");
        }
        return asked.protocol() == Protocol.SPICE
                ? throughController(controllers.host(controllerId), console)
                : onNode(ecp, console);
    }

    private static ConsoleAccess throughController(String host, EcpConsole console) {
        var port = console.port();
        if (port == null) {
            throw Refusal.notReady("ECP has not yet said the port of the console");
        }
        return new ConsoleAccess(host, port, console.password());
    }

    private static ConsoleAccess onNode(EcpInventory ecp, EcpConsole console) {
        var port = console.portOnNode();
        var nodeId = console.nodeId();
        if (port == null || nodeId == null) {
            throw Refusal.notReady("ECP has not yet said the node and the port of the console");
        }
        var host = ecp.node(nodeId)
                .orElseThrow(() -> Refusal.notReady("The node that runs the machine is gone"))
                .managementAddress();
        if (host == null) {
            throw Refusal.notReady("ECP does not say by which address the node of the machine is reached");
        }
        return new ConsoleAccess(host, port, console.password());
    }

    private static Refusal gone() {
        return Refusal.notFound("ECP does not have the machine");
    }

    private record Console(MachineId machineId, Protocol protocol) {}
}
