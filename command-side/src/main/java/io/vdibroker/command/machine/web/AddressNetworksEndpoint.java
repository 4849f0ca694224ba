package io.vdibroker.command.machine.web;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.command.ChangeControllerNetworks;
import io.vdibroker.api.machine.Network;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ChangePoolNetworks;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.InvalidRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Names the networks from which machines have the addresses that users are sent to. */
@AdminRest
class AddressNetworksEndpoint {

    record Networks(@NotNull @Size(max = 100, message = "At most 100 networks") List<@NotNull String> networks) {

        List<String> checked() {
            for (var i = 0; i < networks.size(); i++) {
                if (Network.parse(networks.get(i)).isEmpty()) {
                    throw new InvalidRequest(
                            "networks[" + i + "]",
                            "Must be an IPv4 network, such as 10.20.0.0/16, without bits beyond its length");
                }
            }
            return networks.stream().distinct().toList();
        }
    }

    private final Commands commands;

    AddressNetworksEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/api/v1/pools/{poolId}/networks")
    CompletableFuture<ResponseEntity<Void>> ofPool(
            @PathVariable PoolId poolId, @Valid @RequestBody Networks request, Caller caller) {
        return send(new ChangePoolNetworks(poolId, request.checked()), caller);
    }

    @PutMapping("/api/v1/controllers/{controllerId}/networks")
    CompletableFuture<ResponseEntity<Void>> ofController(
            @PathVariable ControllerId controllerId, @Valid @RequestBody Networks request, Caller caller) {
        return send(new ChangeControllerNetworks(controllerId, request.checked()), caller);
    }

    private CompletableFuture<ResponseEntity<Void>> send(Object command, Caller caller) {
        return commands.with(caller.metadata()).send(command).thenApply(done -> ResponseEntity.noContent()
                .build());
    }
}
