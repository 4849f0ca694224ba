package io.vdibroker.command.pool.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.query.CurrentOperationView;
import io.vdibroker.api.machine.query.GetMachine;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.AdoptMachine;
import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.RequestRefused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Brings machines into a pool and takes them out of it. */
@AdminRest
@RequestMapping("/api/v1/pools/{poolId}/machines")
class PoolMachinesEndpoint {

    /** Which machines a static pool is to take. */
    record Machines(
            @NotNull @Size(max = 100, message = "At most 100 machines at once") List<@NotNull MachineId> machines) {}

    record Claimed(MachineId machineId, OperationId operationId) {}

    record ClaimedMachines(List<Claimed> items) {}

    record Accepted(OperationId operationId) {}

    private final Commands commands;
    private final QueryGateway queries;
    private final ShownPools pools;

    PoolMachinesEndpoint(Commands commands, QueryGateway queries, ShownPools pools) {
        this.commands = commands;
        this.queries = queries;
        this.pools = pools;
    }

    /** Takes existing machines into a static pool, one after the other; those before a refused one stay. */
    @PostMapping
    CompletableFuture<ResponseEntity<ClaimedMachines>> claim(
            @PathVariable PoolId poolId, @Valid @RequestBody Machines request, Caller caller) {
        return pools.get(poolId)
                .thenCompose(pool ->
                        PoolEndpoint.check(queries, pool.controllerId(), pool.resourcePoolId(), request.machines()))
                .thenCompose(machines -> {
                    var claimed = new ArrayList<Claimed>();
                    var all = CompletableFuture.<Object>completedFuture(null);
                    for (var machine : machines) {
                        var operationId = new OperationId(UUID.randomUUID());
                        all = all.thenCompose(done -> commands.with(caller.metadata())
                                        .forOperation(operationId)
                                        .<OperationId>send(new ClaimMachine(
                                                machine.machineId(), poolId, operationId, machine.name())))
                                .thenApply(preparation -> claimed.add(new Claimed(machine.machineId(), preparation)));
                    }
                    return all.thenApply(done -> ResponseEntity.accepted().body(new ClaimedMachines(claimed)));
                });
    }

    /** Takes an existing machine into a pool of any kind, even one that was known as gone. */
    @PostMapping("/{machineId}/adoption")
    CompletableFuture<ResponseEntity<Accepted>> adopt(
            @PathVariable PoolId poolId, @PathVariable MachineId machineId, Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return pools.get(poolId)
                .thenCompose(pool -> PoolEndpoint.check(
                        queries, pool.controllerId(), pool.resourcePoolId(), List.of(machineId), index -> "machineId"))
                .thenCompose(machines -> commands.with(caller.metadata())
                        .forOperation(operationId)
                        .<OperationId>send(new AdoptMachine(
                                machineId, poolId, operationId, machines.get(0).name())))
                .thenApply(PoolMachinesEndpoint::accepted);
    }

    /** Deletes a clone. */
    @DeleteMapping("/{machineId}")
    CompletableFuture<ResponseEntity<Accepted>> delete(
            @PathVariable PoolId poolId,
            @PathVariable MachineId machineId,
            @RequestParam(defaultValue = "false") boolean force,
            Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return withdraw(machineId, operationId, new DeleteVm(poolId, machineId, operationId, force), caller);
    }

    /** Takes a machine out of a static pool; it stays in ECP. */
    @PostMapping("/{machineId}/removal")
    CompletableFuture<ResponseEntity<Accepted>> remove(
            @PathVariable PoolId poolId,
            @PathVariable MachineId machineId,
            @RequestParam(defaultValue = "false") boolean force,
            Caller caller) {
        var operationId = new OperationId(UUID.randomUUID());
        return withdraw(machineId, operationId, new RemoveMachine(poolId, machineId, operationId, force), caller);
    }

    /** Answers with the operation that removes the machine, which is another one than asked for if it leaves already. */
    private CompletableFuture<ResponseEntity<Accepted>> withdraw(
            MachineId machineId, OperationId operationId, Object command, Caller caller) {
        return commands.with(caller.metadata())
                .forOperation(operationId)
                .<@Nullable OperationId>send(command)
                .thenCompose(removal -> removal == null ? shown(machineId) : CompletableFuture.completedFuture(removal))
                .thenApply(PoolMachinesEndpoint::accepted);
    }

    /** The pool does not know by which operation a machine leaves that could not be made ready; the machine does. */
    private CompletableFuture<OperationId> shown(MachineId machineId) {
        return queries.query(new GetMachine(machineId), ResponseTypes.optionalInstanceOf(MachineView.class))
                .thenApply(found -> found.map(MachineView::operation)
                        .filter(operation -> operation.kind() == OperationKind.REMOVE)
                        .map(CurrentOperationView::operationId)
                        .orElseThrow(() -> new RequestRefused(
                                RejectionCode.MACHINE_BUSY, "The machine is leaving already; look at it in a moment")));
    }

    private static ResponseEntity<Accepted> accepted(OperationId operationId) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + operationId.value()))
                .body(new Accepted(operationId));
    }
}
