package io.vdibroker.api.pool.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An administrator makes a pool. Cloning and preparation are given for automated pools, machines for static ones; the controller was asked whether all of it exists. Answered with the reference of the account that joins the domain, empty without one. */
public record CreatePool(
        @TargetAggregateIdentifier PoolId poolId,
        ExpansionId expansionId,
        PoolType type,
        String name,
        ControllerId controllerId,
        UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation,
        List<ClaimedMachine> machines)
        implements PoolCommand {}
