package io.vdibroker.command.pool.web;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.EntitleToPool;
import io.vdibroker.api.pool.command.WithdrawEntitlement;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Lets users and groups use a pool, and takes it back. */
@AdminRest
@RequestMapping("/api/v1/pools/{poolId}/entitlements")
class EntitlementEndpoint {

    private final Commands commands;

    EntitlementEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/users/{userId}")
    CompletableFuture<ResponseEntity<Void>> entitle(
            @PathVariable PoolId poolId, @PathVariable UserId userId, Caller caller) {
        return send(new EntitleToPool(poolId, new Entitled(EntitledKind.USER, userId.value())), caller);
    }

    @EvenWhenBusy
    @DeleteMapping("/users/{userId}")
    CompletableFuture<ResponseEntity<Void>> withdraw(
            @PathVariable PoolId poolId, @PathVariable UserId userId, Caller caller) {
        return send(new WithdrawEntitlement(poolId, new Entitled(EntitledKind.USER, userId.value())), caller);
    }

    @PutMapping("/groups/{groupId}")
    CompletableFuture<ResponseEntity<Void>> entitle(
            @PathVariable PoolId poolId, @PathVariable GroupId groupId, Caller caller) {
        return send(new EntitleToPool(poolId, new Entitled(EntitledKind.GROUP, groupId.value())), caller);
    }

    @EvenWhenBusy
    @DeleteMapping("/groups/{groupId}")
    CompletableFuture<ResponseEntity<Void>> withdraw(
            @PathVariable PoolId poolId, @PathVariable GroupId groupId, Caller caller) {
        return send(new WithdrawEntitlement(poolId, new Entitled(EntitledKind.GROUP, groupId.value())), caller);
    }

    private CompletableFuture<ResponseEntity<Void>> send(Object command, Caller caller) {
        return commands.with(caller.metadata()).send(command).thenApply(done -> ResponseEntity.noContent()
                .build());
    }
}
