package io.vdibroker.command.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.event.PoolCreated;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pool was asked for with, by which a repeat is known however the pool was changed since. What nobody asked for is left
 * out: the account's reference, which is new each time, and what ECP said of template and machines.
 */
record PoolCreation(
        PoolType type,
        String name,
        ControllerId controllerId,
        UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation,
        List<MachineId> machines) {

    static PoolCreation of(CreatePool command) {
        return new PoolCreation(
                command.type(),
                command.name(),
                command.controllerId(),
                command.resourcePoolId(),
                command.dataPoolId(),
                command.settings(),
                asked(command.cloning()),
                asked(command.preparation()),
                ids(command.machines()));
    }

    static PoolCreation of(PoolCreated event) {
        return new PoolCreation(
                event.type(),
                event.name(),
                event.controllerId(),
                event.resourcePoolId(),
                event.dataPoolId(),
                event.settings(),
                asked(event.cloning()),
                asked(event.preparation()),
                ids(event.machines()));
    }

    private static @Nullable CloningSettings asked(@Nullable CloningSettings cloning) {
        return cloning == null ? null : cloning.withOsType(null);
    }

    private static @Nullable PreparationSettings asked(@Nullable PreparationSettings preparation) {
        if (preparation == null || preparation.domainJoin() == null) {
            return preparation;
        }
        return preparation.withDomainJoin(preparation.domainJoin().withCredentialRef(""));
    }

    private static List<MachineId> ids(List<ClaimedMachine> machines) {
        return machines.stream().map(ClaimedMachine::machineId).toList();
    }
}
