package io.vdibroker.query.client.web;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Switches the machine of the caller in a pool; whose it is, the pool decides. What comes of it shows on the WebSocket. */
@ClientRest
class PowerEndpoint {

    private final Commands commands;

    PowerEndpoint(Commands commands) {
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
        return commands.with(caller.metadata()).send(command).thenApply(done -> Envelope.of("success"));
    }

    private static PowerAction action(String name) {
        return Arrays.stream(PowerAction.values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_ACTION));
    }
}
