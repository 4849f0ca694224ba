package io.vdibroker.command.pool.web;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ConfirmMachine;
import io.vdibroker.api.pool.command.ConfirmMachines;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Ends the doubt about machines after a restore. */
@AdminRest
@RequestMapping("/api/v1/pools/{poolId}")
class ConfirmationEndpoint {

    /** How many machines were in doubt. */
    record Confirmed(int machines) {}

    private final Commands commands;

    ConfirmationEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/machines/{machineId}/confirmation")
    CompletableFuture<ResponseEntity<Void>> confirm(
            @PathVariable PoolId poolId, @PathVariable MachineId machineId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new ConfirmMachine(poolId, machineId))
                .thenApply(done -> ResponseEntity.noContent().build());
    }

    @PostMapping("/confirmation")
    CompletableFuture<Confirmed> confirmAll(@PathVariable PoolId poolId, Caller caller) {
        return commands.with(caller.metadata())
                .<Integer>send(new ConfirmMachines(poolId))
                .thenApply(Confirmed::new);
    }
}
