package io.vdibroker.command.pool.web;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.InvalidRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Changes how a pool serves and grows. With {@code If-Match} only the version that the caller has read. */
@AdminRest
class PoolSettingsEndpoint {

    record Settings(
            @NotNull List<@NotNull Protocol> protocols,
            boolean keepMachinesOn,
            boolean releaseAfterUse,
            @NotNull AfterDisconnect afterDisconnect,
            int afterDisconnectSeconds,
            PoolRequest.@Nullable @Valid Cloning cloning,
            PoolRequest.@Nullable @Valid Preparation preparation) {

        PoolSettings settings() {
            return new PoolSettings(
                    protocols, keepMachinesOn, releaseAfterUse, afterDisconnect, afterDisconnectSeconds);
        }
    }

    private final Commands commands;
    private final JoinSecrets joinSecrets;

    PoolSettingsEndpoint(Commands commands, JoinSecrets joinSecrets) {
        this.commands = commands;
        this.joinSecrets = joinSecrets;
    }

    @PutMapping("/api/v1/pools/{poolId}/settings")
    CompletableFuture<ResponseEntity<Void>> change(
            @PathVariable PoolId poolId,
            @Valid @RequestBody Settings request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var automated = request.cloning() != null;
        var preparation = automated ? joinSecrets.preparation(request.preparation()) : null;
        return commands.with(caller.metadata())
                .send(new ReconfigurePool(
                        poolId,
                        new ExpansionId(UUID.randomUUID()),
                        request.settings(),
                        request.cloning() == null ? null : request.cloning().settings(null),
                        preparation,
                        version(ifMatch)))
                .whenComplete((done, error) -> joinSecrets.forgetIf(error, preparation))
                .thenApply(done -> ResponseEntity.noContent().build());
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.replace("\"", "").replace("W/", ""));
        } catch (NumberFormatException e) {
            throw new InvalidRequest(
                    HttpHeaders.IF_MATCH, "Give the ETag of the pool as it was read, or leave it away");
        }
    }
}
