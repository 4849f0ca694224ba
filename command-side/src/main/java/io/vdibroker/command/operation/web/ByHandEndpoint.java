package io.vdibroker.command.operation.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.GiveUpExpansion;
import io.vdibroker.api.expansion.command.RetryExpansion;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.RetryMachineOperation;
import io.vdibroker.api.machine.command.SkipMachineStep;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.GetOperation;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.pool.command.GiveUpPoolOperation;
import io.vdibroker.api.pool.command.RetryPoolOperation;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.RequestRefused;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes an operation further, or back, by hand. The view only says whose it is; whether it makes sense is decided there. */
@AdminRest
@RequestMapping("/api/v1/operations/{operationId}")
class ByHandEndpoint {

    private final Commands commands;
    private final QueryGateway queries;

    ByHandEndpoint(Commands commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @EvenWhenBusy
    @PostMapping("/retry")
    CompletableFuture<ResponseEntity<Void>> retry(@PathVariable OperationId operationId, Caller caller) {
        return send(operationId, caller, operation -> switch (operation.type()) {
            case POOL_SET_UP, POOL_REMOVAL -> ofPool(operation);
            case EXPANSION -> new RetryExpansion(expansion(operation));
            case PREPARE, REQUEST, REMOVE, POWER, AFTER_DISCONNECT, RETURN ->
                new RetryMachineOperation(machine(operation), operationId);
        });
    }

    /** Lets a removal that needs attention go on, or the growth of a pool that is being set up. */
    @EvenWhenBusy
    @PostMapping("/resume")
    CompletableFuture<ResponseEntity<Void>> resume(@PathVariable OperationId operationId, Caller caller) {
        return send(operationId, caller, operation -> switch (operation.type()) {
            case POOL_SET_UP, POOL_REMOVAL -> ofPool(operation);
            case REMOVE -> new ResumeRemoval(machine(operation));
            case EXPANSION, PREPARE, REQUEST, POWER, AFTER_DISCONNECT, RETURN ->
                throw new RequestRefused(
                        RejectionCode.NOTHING_TO_RESUME,
                        "Such an operation goes on by itself or ends; it never waits to be resumed");
        });
    }

    @EvenWhenBusy
    @PostMapping("/steps/{position}/skip")
    CompletableFuture<ResponseEntity<Void>> skip(
            @PathVariable OperationId operationId, @PathVariable int position, Caller caller) {
        return send(operationId, caller, operation -> switch (operation.type()) {
            case PREPARE, REQUEST, REMOVE, POWER, AFTER_DISCONNECT, RETURN ->
                new SkipMachineStep(machine(operation), operationId, position);
            case POOL_SET_UP, POOL_REMOVAL, EXPANSION ->
                throw new RequestRefused(
                        RejectionCode.STEP_NOT_SKIPPABLE,
                        "Neither clones nor the tag that tells whose they are can be left out");
        });
    }

    /** The operation that takes back what was begun is shown as {@code undo} of the one that was given up. */
    @EvenWhenBusy
    @PostMapping("/give-up")
    CompletableFuture<ResponseEntity<Void>> giveUp(@PathVariable OperationId operationId, Caller caller) {
        return send(operationId, caller, operation -> switch (operation.type()) {
            case POOL_SET_UP, POOL_REMOVAL -> new GiveUpPoolOperation(operation.poolId(), operationId);
            case EXPANSION -> new GiveUpExpansion(expansion(operation), operation.poolId());
            case PREPARE, REQUEST, REMOVE, POWER, AFTER_DISCONNECT, RETURN ->
                new GiveUpMachineOperation(machine(operation), operationId);
        });
    }

    private CompletableFuture<ResponseEntity<Void>> send(
            OperationId operationId, Caller caller, Function<OperationView, Object> command) {
        return queries.query(new GetOperation(operationId), ResponseTypes.optionalInstanceOf(OperationView.class))
                .thenApply(found -> found.orElseThrow(
                        () -> new RequestRefused(RejectionCode.NOT_FOUND, "There is no such operation")))
                .thenCompose(operation -> commands.with(caller.metadata())
                        .forOperation(operationId)
                        .send(command.apply(operation)))
                .thenApply(done -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/operations/" + operationId.value()))
                        .build());
    }

    private static RetryPoolOperation ofPool(OperationView operation) {
        return new RetryPoolOperation(operation.poolId(), operation.operationId(), new ExpansionId(UUID.randomUUID()));
    }

    private static MachineId machine(OperationView operation) {
        return Objects.requireNonNull(operation.machineId(), "An operation of a machine names it");
    }

    private static ExpansionId expansion(OperationView operation) {
        return Objects.requireNonNull(operation.expansionId(), "A growth names its expansion");
    }
}
