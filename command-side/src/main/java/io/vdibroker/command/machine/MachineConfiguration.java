package io.vdibroker.command.machine;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HostNameProperties.class)
class MachineConfiguration {

    /** Asks for the repository only when there is a claim: Axon makes it after the beans. */
    @Bean
    MachineClaims machineClaims(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return claim -> claimFrom(axon.getObject().repository(Machine.class), claim);
    }

    @Bean
    ClaimableMachines claimableMachines(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return (machineId, poolId) ->
                refuseUnlessClaimable(axon.getObject().repository(Machine.class), machineId, poolId);
    }

    @Bean
    HostNames hostNames(ObjectProvider<org.axonframework.config.Configuration> axon, HostNameProperties properties) {
        return new ReservedHostNames(() -> axon.getObject().repository(HostName.class), properties.refusedFor());
    }

    static void refuseUnlessClaimable(Repository<Machine> machines, MachineId machineId, PoolId poolId) {
        try {
            machines.load(machineId.toString()).execute(machine -> machine.refuseUnlessClaimable(poolId, false));
        } catch (AggregateNotFoundException nobodyEverHadIt) {
            return;
        }
    }

    static OperationId claimFrom(Repository<Machine> machines, Claim claim) {
        try {
            return machines.loadOrCreate(claim.machineId().toString(), Machine::new)
                    .invoke(machine -> machine.claim(claim));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Could not load " + claim.machineId(), e);
        }
    }
}
