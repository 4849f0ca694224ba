package io.vdibroker.delivery.bus;

import io.vdibroker.delivery.DeliveryProperties;
import io.vdibroker.delivery.metadata.ContextInterceptor;
import io.vdibroker.delivery.metadata.ReceivedAt;
import java.time.Clock;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.FailingDuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** Commands and queries within one process, each command in a thread and a transaction of its own. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class BusDelivery {

    /** Stores have short transactions of their own: a common one would hold the only writer while a command waits. */
    @Bean
    TransactionManager noTransactions() {
        return NoTransactionManager.instance();
    }

    @Bean(destroyMethod = "close")
    Threads deliveryThreads(DeliveryProperties properties) {
        return new Threads(properties.shutdownTimeout());
    }

    /**
     * Axon's default runs a saga's command in the saga's thread, in a unit of work nested in the saga's own: it would be
     * rolled back with it. Here it is independent, as it is with Axon Server.
     */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration configuration, Threads threads, Clock clock) {
        var bus = AsynchronousCommandBus.builder()
                .executor(threads.commands())
                .transactionManager(NoTransactionManager.instance())
                .duplicateCommandHandlerResolver(FailingDuplicateCommandHandlerResolver.instance())
                .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus"))
                .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                .build();
        bus.registerDispatchInterceptor(new ContextInterceptor<>());
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        bus.registerHandlerInterceptor(new ReceivedAt(clock));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, Threads threads, DeliveryProperties properties) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new LostRaces(threads.retries(), properties.commandRetries()))
                .build();
    }

    @Bean
    Commands commands(CommandGateway gateway) {
        return new Commands(gateway);
    }

    @Bean
    InitializingBean queriesCarryMetadata(QueryBus bus, Configuration configuration) {
        return () -> {
            bus.registerDispatchInterceptor(new ContextInterceptor<>());
            bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        };
    }
}
