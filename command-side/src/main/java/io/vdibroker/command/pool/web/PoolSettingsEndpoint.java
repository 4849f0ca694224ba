package io.vdibroker.command.pool.web;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.InvalidRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
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
            @Nullable OnRelease onRelease,
            @Nullable @Valid Cloning cloning,
            @Valid PoolRequest.@Nullable Preparation preparation) {

        PoolSettings settings() {
            return new PoolSettings(
                    protocols,
                    keepMachinesOn,
                    releaseAfterUse,
                    afterDisconnect,
                    afterDisconnectSeconds,
                    PoolRequest.or(onRelease, OnRelease.HOLD));
        }
    }

    /** All of it is said each time: a size that is left out is more likely forgotten than meant to be the default. */
    record Cloning(
            @NotNull UUID templateId,
            @NotBlank String namePattern,
            @NotNull Integer initialSize,
            @NotNull Integer reserveSize,
            @NotNull Integer totalSize,
            @NotNull Integer increaseStep,
            @NotNull Boolean thin) {

        CloningSettings settings() {
            return new CloningSettings(
                    templateId, namePattern, initialSize, reserveSize, totalSize, increaseStep, thin, null);
        }
    }

    private final Commands commands;
    private final ShownPools pools;
    private final PlacementCheck placement;
    private final JoinSecrets joinSecrets;

    PoolSettingsEndpoint(Commands commands, ShownPools pools, PlacementCheck placement, JoinSecrets joinSecrets) {
        this.commands = commands;
        this.pools = pools;
        this.placement = placement;
        this.joinSecrets = joinSecrets;
    }

    @PutMapping("/api/v1/pools/{poolId}/settings")
    CompletableFuture<ResponseEntity<Void>> change(
            @PathVariable PoolId poolId,
            @Valid @RequestBody Settings request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var version = version(ifMatch);
        return cloning(poolId, request.cloning())
                .thenCompose(cloning -> {
                    var preparation = cloning.isPresent() || request.preparation() != null
                            ? joinSecrets.preparation(request.preparation())
                            : null;
                    return commands.with(caller.metadata())
                            .send(new ReconfigurePool(
                                    poolId,
                                    new ExpansionId(UUID.randomUUID()),
                                    request.settings(),
                                    cloning.orElse(null),
                                    preparation,
                                    version))
                            .whenComplete((account, error) -> joinSecrets.settle(preparation, account, error));
                })
                .thenApply(done -> ResponseEntity.noContent().build());
    }

    /** ECP is asked about a template only if it is another one or is to be cloned more often, so that the rest can be changed without ECP. */
    private CompletableFuture<Optional<CloningSettings>> cloning(PoolId poolId, @Nullable Cloning requested) {
        if (requested == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var wanted = requested.settings();
        return pools.get(poolId).thenCompose(pool -> {
            var now = pool.cloning();
            if (now == null || now.templateId().equals(wanted.templateId()) && wanted.totalSize() <= now.totalSize()) {
                return CompletableFuture.completedFuture(Optional.of(wanted));
            }
            return placement
                    .check(pool.controllerId(), pool.resourcePoolId(), pool.dataPoolId(), wanted)
                    .thenApply(Optional::of);
        });
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
