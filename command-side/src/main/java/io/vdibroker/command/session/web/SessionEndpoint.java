package io.vdibroker.command.session.web;

import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.RevokeSession;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Ends the sessions of others. Who signs out asks where they signed in. */
@AdminRest
class SessionEndpoint {

    private final Commands commands;

    SessionEndpoint(Commands commands) {
        this.commands = commands;
    }

    @EvenWhenBusy
    @DeleteMapping("/api/v1/sessions/{sessionId}")
    CompletableFuture<ResponseEntity<Void>> revoke(@PathVariable SessionId sessionId, Caller caller) {
        return commands.with(caller.metadata())
                .send(new RevokeSession(sessionId))
                .thenApply(done -> ResponseEntity.noContent().build());
    }
}
