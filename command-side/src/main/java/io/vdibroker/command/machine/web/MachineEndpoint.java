package io.vdibroker.command.machine.web;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.ForgetMachine;
import io.vdibroker.api.machine.command.FreeHostName;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets go on what needed attention. */
@AdminRest
class MachineEndpoint {

    private final Commands commands;

    MachineEndpoint(Commands commands) {
        this.commands = commands;
    }

    @EvenWhenBusy
    @PostMapping("/api/v1/machines/{machineId}/removal/resume")
    CompletableFuture<ResponseEntity<Void>> resumeRemoval(@PathVariable MachineId machineId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new ResumeRemoval(machineId))
                .thenApply(done -> ResponseEntity.accepted().build());
    }

    @EvenWhenBusy
    @PostMapping("/api/v1/machines/{machineId}/forget")
    CompletableFuture<ResponseEntity<Void>> forget(@PathVariable MachineId machineId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new ForgetMachine(machineId, new OperationId(UUID.randomUUID())))
                .thenApply(done -> ResponseEntity.noContent().build());
    }

    /** The computer account that a machine left in its directory does not exist any more: others may have its name. */
    @PostMapping("/api/v1/machines/{machineId}/host-name/free")
    CompletableFuture<ResponseEntity<Void>> freeHostName(@PathVariable MachineId machineId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new FreeHostName(machineId))
                .thenApply(done -> ResponseEntity.noContent().build());
    }
}
