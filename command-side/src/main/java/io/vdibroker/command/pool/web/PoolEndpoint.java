package io.vdibroker.command.pool.web;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.controller.query.CheckedDomainsView;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.InvalidRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes and removes pools. ECP is asked whether all that is named exists before a pool is decided upon. */
@AdminRest
@RequestMapping("/api/v1/pools")
class PoolEndpoint {

    record Accepted(PoolId id, OperationId operationId) {}

    private final Commands commands;
    private final QueryGateway queries;
    private final PlacementCheck placement;
    private final JoinSecrets joinSecrets;

    PoolEndpoint(Commands commands, QueryGateway queries, PlacementCheck placement, JoinSecrets joinSecrets) {
        this.commands = commands;
        this.queries = queries;
        this.placement = placement;
        this.joinSecrets = joinSecrets;
    }

    @PostMapping
    CompletableFuture<ResponseEntity<Accepted>> create(@Valid @RequestBody PoolRequest request, Caller caller) {
        return create(new PoolId(UUID.randomUUID()), request, caller);
    }

    @PutMapping("/{poolId}")
    CompletableFuture<ResponseEntity<Accepted>> create(
            @PathVariable PoolId poolId, @Valid @RequestBody PoolRequest request, Caller caller) {
        return (request.type() == PoolType.AUTOMATED ? automated(poolId, request) : fixed(poolId, request))
                .thenCompose(command -> commands.with(caller.metadata())
                        .forOperation(OperationId.ofSetUp(poolId))
                        .send(command)
                        .whenComplete((account, error) -> joinSecrets.settle(command.preparation(), account, error)))
                .thenApply(done -> accepted(poolId, OperationId.ofSetUp(poolId)));
    }

    @EvenWhenBusy
    @DeleteMapping("/{poolId}")
    CompletableFuture<ResponseEntity<Accepted>> delete(
            @PathVariable PoolId poolId, @RequestParam(defaultValue = "false") boolean force, Caller caller) {
        return commands.with(caller.metadata())
                .forOperation(OperationId.ofRemoval(poolId))
                .send(new DeletePool(poolId, force))
                .thenApply(done -> accepted(poolId, OperationId.ofRemoval(poolId)));
    }

    @PostMapping("/{poolId}/growth/resume")
    CompletableFuture<ResponseEntity<Void>> resumeGrowth(@PathVariable PoolId poolId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new ResumeGrowth(poolId, new ExpansionId(UUID.randomUUID()), null))
                .thenApply(done -> ResponseEntity.accepted().build());
    }

    private CompletableFuture<CreatePool> automated(PoolId poolId, PoolRequest request) {
        var cloning = request.cloning();
        if (cloning == null) {
            throw new InvalidRequest("cloning", "An AUTOMATED pool needs to know from what to clone");
        }
        if (request.machines() != null && !request.machines().isEmpty()) {
            throw new InvalidRequest("machines", "Only a STATIC pool takes existing machines");
        }
        return placement
                .check(request.controllerId(), request.resourcePoolId(), request.dataPoolId(), cloning.settings(null))
                .thenApply(settings ->
                        command(poolId, request, settings, joinSecrets.preparation(request.preparation()), List.of()));
    }

    private CompletableFuture<CreatePool> fixed(PoolId poolId, PoolRequest request) {
        if (request.cloning() != null || request.preparation() != null) {
            throw new InvalidRequest(
                    request.cloning() == null ? "preparation" : "cloning",
                    "Only an AUTOMATED pool clones and prepares machines");
        }
        if (request.dataPoolId() != null) {
            throw new InvalidRequest("dataPoolId", "Only an AUTOMATED pool has a data pool; leave it out");
        }
        var machines = request.machines() == null ? List.<MachineId>of() : request.machines();
        return check(queries, request.controllerId(), request.resourcePoolId(), machines)
                .thenApply(claimed -> command(poolId, request, null, null, claimed));
    }

    /** The machines with their names, or an {@link InvalidRequest} that says which of them cannot be taken and why. */
    static CompletableFuture<List<ClaimedMachine>> check(
            QueryGateway queries, ControllerId controllerId, UUID resourcePoolId, List<MachineId> machines) {
        return check(queries, controllerId, resourcePoolId, machines, index -> "machines[" + index + "]");
    }

    /** A problem of a machine is one of the field that named it. */
    static CompletableFuture<List<ClaimedMachine>> check(
            QueryGateway queries,
            ControllerId controllerId,
            UUID resourcePoolId,
            List<MachineId> machines,
            IntFunction<String> field) {
        if (machines.isEmpty()) {
            throw new InvalidRequest("machines", "Name at least one machine");
        }
        return queries.query(new CheckDomains(controllerId, resourcePoolId, machines), CheckedDomainsView.class)
                .thenApply(view -> {
                    var claimed = new ArrayList<ClaimedMachine>();
                    for (var item : view.items()) {
                        if (item.problem() != null || item.name() == null) {
                            throw new InvalidRequest(
                                    field.apply(claimed.size()),
                                    item.problem() == null ? "The machine has no name" : item.problem());
                        }
                        claimed.add(new ClaimedMachine(item.machineId(), item.name()));
                    }
                    return claimed;
                });
    }

    private static CreatePool command(
            PoolId poolId,
            PoolRequest request,
            @Nullable CloningSettings cloning,
            @Nullable PreparationSettings preparation,
            List<ClaimedMachine> machines) {
        return new CreatePool(
                poolId,
                new ExpansionId(UUID.randomUUID()),
                request.type(),
                request.name(),
                request.controllerId(),
                request.resourcePoolId(),
                request.dataPoolId(),
                request.settings(),
                cloning,
                preparation,
                machines);
    }

    private static ResponseEntity<Accepted> accepted(PoolId poolId, OperationId operationId) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + operationId.value()))
                .body(new Accepted(poolId, operationId));
    }
}
