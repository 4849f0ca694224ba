package io.vdibroker.delivery.saga;

import io.vdibroker.delivery.DeliveryProperties;
import java.time.Clock;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.SagaRepository;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Gives every saga of the application a manager that parks instead of dropping. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class SagaDelivery {

    @Bean
    ParkedEvents parkedEvents(
            ParkedEventStore store,
            EventStore events,
            Configuration configuration,
            Clock clock,
            DeliveryProperties properties) {
        return new ParkedEvents(new Parking(store, clock, properties.attempts()), events, configuration);
    }

    @Bean
    ConfigurerModule parkingSagas(ListableBeanFactory beans, ObjectProvider<ParkedEvents> parked) {
        return new ParkingSagas(beans, parked);
    }

    /** Comes after Axon's own registration of the sagas, and replaces it. */
    private record ParkingSagas(ListableBeanFactory beans, ObjectProvider<ParkedEvents> parked)
            implements ConfigurerModule {

        @Override
        public void configureModule(Configurer configurer) {
            for (var name : beans.getBeanNamesForAnnotation(Saga.class)) {
                var type = beans.getType(name);
                if (type != null) {
                    register(configurer, type);
                }
            }
        }

        @Override
        public int order() {
            return 1000;
        }

        private <T> void register(Configurer configurer, Class<T> type) {
            var group = AnnotatedElementUtils.findMergedAnnotation(type, ProcessingGroup.class);
            if (group == null) {
                throw new IllegalStateException(type + " needs @ProcessingGroup with a name that starts with saga-");
            }
            configurer
                    .eventProcessing()
                    .registerSaga(
                            type,
                            saga -> saga.configureSagaManager(configuration -> {
                                var manager = new ParkingSagaManager<>(
                                        configuration,
                                        type,
                                        group.value(),
                                        repository(configuration, type),
                                        parked.getObject().parking());
                                parked.getObject().register(type, manager);
                                return manager;
                            }));
        }

        @SuppressWarnings("unchecked")
        private <T> SagaRepository<T> repository(Configuration configuration, Class<T> type) {
            return AnnotatedSagaRepository.<T>builder()
                    .sagaType(type)
                    .sagaStore((SagaStore<Object>) configuration.getComponent(SagaStore.class))
                    .resourceInjector(configuration.resourceInjector())
                    .parameterResolverFactory(configuration.parameterResolverFactory())
                    .handlerDefinition(configuration.handlerDefinition(type))
                    .build();
        }
    }
}
