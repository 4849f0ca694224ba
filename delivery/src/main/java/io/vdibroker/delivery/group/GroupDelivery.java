package io.vdibroker.delivery.group;

import io.vdibroker.delivery.DeliveryProperties;
import io.vdibroker.delivery.mongo.ViewTokens;
import io.vdibroker.delivery.store.EventLog;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs every processing group as its kind demands, so that a side only names its groups. */
@Configuration(proxyBeanMethods = false)
public class GroupDelivery {

    @Bean
    ProcessorHealth processorHealth(Clock clock) {
        return new ProcessorHealth(clock);
    }

    @Bean
    Progress progress(EventLog events, ProcessorHealth health) {
        return new Progress(events, health);
    }

    @Bean
    GroupBacklog backlog(Progress progress, ProcessorHealth health, DeliveryProperties properties) {
        return new GroupBacklog(progress, health, properties.longestBacklog());
    }

    @Bean
    Freshness freshness(Progress progress, DeliveryProperties properties) {
        return new GroupFreshness(progress, properties.longestBacklog());
    }

    @Bean
    Replay replay(
            @Qualifier("promptMessageSource") StreamableMessageSource<TrackedEventMessage<?>> source,
            EventProcessingConfiguration processing,
            ProcessorHealth health,
            ObjectProvider<ViewTokens> viewTokens,
            DeliveryProperties properties) {
        return new Replay(source, processing, health, viewTokens, properties);
    }

    @Bean
    DeadLetters deadLetters(EventProcessingConfiguration processing, ProcessorHealth health) {
        return new DeadLetters(processing, health::isHeld);
    }

    @Bean
    ConfigurerModule groups(
            DeliveryProperties properties,
            ProcessorHealth health,
            ObjectProvider<DeadLetters> deadLetters,
            ObjectProvider<ViewTokens> viewTokens,
            ListableBeanFactory beans) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.registerEventProcessorFactory(new GroupProcessors(properties, health, beans));
            // Axon's default logs the failing event and drops it
            processing.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
            processing.registerDefaultDeadLetterPolicy(c -> (letter, cause) -> {
                if (Failures.isInfrastructure(cause)) {
                    // not a letter: thrown, the segment tries again until the store or the network is back
                    throw new EventProcessingException("The projection waits for its infrastructure", cause);
                }
                return DeadLetters.keep(letter, cause);
            });
            processing.registerDeadLetterQueueProvider(group -> GroupKind.of(group) != GroupKind.VIEW
                    ? null
                    : c -> {
                        var queue = viewTokens.getObject().deadLetters(group);
                        deadLetters.getObject().register(group, queue);
                        return queue;
                    });
        };
    }
}
