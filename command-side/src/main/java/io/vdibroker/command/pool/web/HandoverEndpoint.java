package io.vdibroker.command.pool.web;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.ReleaseOutcome;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes machines from their users, and decides about those that are held since. */
@AdminRest
@RequestMapping("/api/v1/pools/{poolId}/machines/{machineId}")
class HandoverEndpoint {

    private static final String PASSWORD_STAYS =
            "The machine is switched off before it is free. ECP has no call that changes its console password: who had it still knows it";

    /** By which operation it is done, and what the administrator should know of it. */
    record Accepted(OperationId operationId, @Nullable String notice) {}

    private final Commands commands;

    HandoverEndpoint(Commands commands) {
        this.commands = commands;
    }

    /** Takes a machine from its user; an operation is answered if one has to follow. */
    @DeleteMapping("/assignment")
    CompletableFuture<ResponseEntity<Accepted>> release(
            @PathVariable PoolId poolId,
            @PathVariable MachineId machineId,
            @RequestParam UserId user,
            @RequestParam(defaultValue = "false") boolean force,
            Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return commands.with(caller.metadata())
                .forOperation(operationId)
                .<ReleaseOutcome>send(new ReleaseDesktop(poolId, machineId, user, operationId, force))
                .thenApply(outcome -> outcome.operationId() == null
                        ? ResponseEntity.noContent().build()
                        : accepted(outcome.operationId(), outcome.switchedOff() ? PASSWORD_STAYS : null));
    }

    /** Gives a machine that is held to whom it is held for; a user is named only if nobody is known. */
    @PostMapping("/give-back")
    CompletableFuture<ResponseEntity<Void>> giveBack(
            @PathVariable PoolId poolId,
            @PathVariable MachineId machineId,
            @RequestParam(required = false) @Nullable UserId user,
            Caller caller) {
        return commands.with(caller.metadata())
                .send(new GiveBackMachine(poolId, machineId, user))
                .thenApply(done -> ResponseEntity.noContent().build());
    }

    /** Has a machine that is held, or was set aside, switched off, and so made free. */
    @PostMapping("/return")
    CompletableFuture<ResponseEntity<Accepted>> returnMachine(
            @PathVariable PoolId poolId, @PathVariable MachineId machineId, Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return commands.with(caller.metadata())
                .forOperation(operationId)
                .<OperationId>send(new ReturnMachine(poolId, machineId, operationId))
                .thenApply(operation -> accepted(operation, PASSWORD_STAYS));
    }

    /** Has a clone that is held removed with what is on it. */
    @PostMapping("/replace")
    CompletableFuture<ResponseEntity<Accepted>> replace(
            @PathVariable PoolId poolId, @PathVariable MachineId machineId, Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return commands.with(caller.metadata())
                .forOperation(operationId)
                .<OperationId>send(new ReplaceMachine(poolId, machineId, operationId))
                .thenApply(operation -> accepted(operation, null));
    }

    private static ResponseEntity<Accepted> accepted(OperationId operationId, @Nullable String notice) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + operationId.value()))
                .body(new Accepted(operationId, notice));
    }
}
