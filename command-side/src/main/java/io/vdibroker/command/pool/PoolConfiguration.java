package io.vdibroker.command.pool;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.command.machine.MachineClaims;
import io.vdibroker.delivery.bus.PriorityLockFactory;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PoolProperties.class)
class PoolConfiguration {

    /** Asks for the repository only when there is a name to reserve: Axon makes it after the beans. */
    @Bean
    PoolNames poolNames(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return (nameKey, poolId) -> reserve(axon.getObject().repository(PoolName.class), nameKey, poolId);
    }

    /** With the snapshots and the cache that delivery has for pools. */
    @Bean
    Repository<Pool> poolRepository(
            org.axonframework.config.Configuration axon,
            EventStore events,
            SnapshotTriggerDefinition poolSnapshots,
            Cache poolCache) {
        return new PoolRepository(
                EventSourcingRepository.builder(Pool.class)
                        .eventStore(events)
                        .lockFactory(new PriorityLockFactory())
                        .snapshotTriggerDefinition(poolSnapshots)
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(Pool.class))
                        .spanFactory(axon.getComponent(RepositorySpanFactory.class))
                        .repositoryProvider(axon::repository),
                poolCache);
    }

    @Bean
    ClaimHandler claimHandler(ObjectProvider<org.axonframework.config.Configuration> axon, MachineClaims machines) {
        return new ClaimHandler(() -> axon.getObject().repository(Pool.class), machines);
    }

    static void reserve(Repository<PoolName> names, PoolNameKey nameKey, PoolId poolId) {
        try {
            names.loadOrCreate(nameKey.toString(), PoolName::new).execute(name -> name.reserve(nameKey, poolId));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Could not load " + nameKey, e);
        }
    }
}
