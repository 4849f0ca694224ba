package io.vdibroker.delivery.bus;

import io.vdibroker.delivery.DeliveryProperties;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.context.annotation.Bean;

/** What long-lived aggregates need: snapshots, taken beside the commands, and a cache. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class AggregateDelivery {

    /** In a thread of its own, and stored in a transaction of its own: no command waits for a snapshot. */
    @Bean
    Snapshotter snapshotter(
            Configuration configuration,
            HandlerDefinition handlerDefinition,
            ParameterResolverFactory parameterResolverFactory,
            EventStore eventStore,
            SnapshotterSpanFactory spanFactory,
            Threads threads) {
        return SpringAggregateSnapshotter.builder()
                .executor(threads.snapshots())
                .transactionManager(NoTransactionManager.instance())
                .repositoryProvider(configuration::repository)
                .eventStore(eventStore)
                .parameterResolverFactory(parameterResolverFactory)
                .handlerDefinition(handlerDefinition)
                .spanFactory(spanFactory)
                .build();
    }

    /** For {@code @Aggregate(snapshotTriggerDefinition = "poolSnapshots")}. */
    @Bean
    SnapshotTriggerDefinition poolSnapshots(Snapshotter snapshotter, DeliveryProperties properties) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, properties.snapshotPoolAfter());
    }

    /** For {@code @Aggregate(cache = "poolCache")}. */
    @Bean
    Cache poolCache(DeliveryProperties properties) {
        return new StrongCache(properties.cachedPools());
    }

    @Bean
    ConfigurerModule threadsStopAfterProcessors(Threads threads) {
        return configurer -> configurer.onShutdown(Phase.INBOUND_COMMAND_CONNECTOR, threads::close);
    }
}
