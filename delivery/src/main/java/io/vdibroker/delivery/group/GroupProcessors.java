package io.vdibroker.delivery.group;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.DeliveryProperties;
import io.vdibroker.delivery.mongo.ViewTokens;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer.EventProcessorBuilder;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.beans.factory.BeanFactory;

/** Builds the processor of a group from its kind. */
final class GroupProcessors implements EventProcessorBuilder {

    private static final long CLAIM_INTERVAL_MS = 500;

    /** Seldom: an extension is a write, and there is nobody to claim from. Well below the claim timeout. */
    private static final long CLAIM_EXTENSION_MS = 60_000;

    private final DeliveryProperties properties;
    private final ProcessorHealth health;
    private final BeanFactory beans;

    GroupProcessors(DeliveryProperties properties, ProcessorHealth health, BeanFactory beans) {
        this.properties = properties;
        this.health = health;
        this.beans = beans;
    }

    @Override
    public EventProcessor build(String name, Configuration configuration, EventHandlerInvoker invoker) {
        var kind = GroupKind.of(name);
        var segments = kind == GroupKind.SAGA ? properties.sagaSegments() : 1;
        var processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(health.errorHandler())
                .messageMonitor(configuration.messageMonitor(PooledStreamingEventProcessor.class, name))
                .messageSource(source())
                .tokenStore(tokens(kind))
                // every store has its own short transactions; a common one would hold the writer while commands wait
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(executor(configuration, 1, "Coordinator[" + name + "]"))
                .workerExecutor(executor(configuration, segments, "WorkPackage[" + name + "]"))
                .initialSegmentCount(segments)
                .batchSize(kind == GroupKind.SAGA ? properties.batchSize() : properties.viewBatchSize())
                .tokenClaimInterval(CLAIM_INTERVAL_MS)
                .claimExtensionThreshold(CLAIM_EXTENSION_MS)
                // a plain tail: by default sagas start at the head and lose everything before, and projectors with a
                // replay token, in which sagas skip every event
                .initialToken(StreamableMessageSource::createTailToken)
                .build();
        health.register(name, processor::processingStatus, segments);
        return processor;
    }

    @SuppressWarnings("unchecked")
    private StreamableMessageSource<TrackedEventMessage<?>> source() {
        return (StreamableMessageSource<TrackedEventMessage<?>>) beans.getBean("promptMessageSource");
    }

    private TokenStore tokens(GroupKind kind) {
        if (kind == GroupKind.SAGA) {
            return new TokenLast(beans.getBean("sagaTokenStore", TokenStore.class));
        }
        beans.getBean(MongoDatabase.class); // by then tokens of another event store have been dropped
        return new TokenLast(beans.getBean(ViewTokens.class).tokens());
    }

    private static ScheduledExecutorService executor(Configuration configuration, int threads, String name) {
        var executor = Executors.newScheduledThreadPool(threads, new AxonThreadFactory(name));
        configuration.onShutdown(executor::shutdown);
        return executor;
    }
}
