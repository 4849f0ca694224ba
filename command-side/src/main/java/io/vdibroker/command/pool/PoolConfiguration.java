package io.vdibroker.command.pool;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.command.machine.MachineClaims;
import org.axonframework.modelling.command.Repository;
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
