package io.vdibroker.command.controller;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ControllerConfiguration {

    /** Asks for the repository only when there is a pool to attach: Axon makes it after the beans. */
    @Bean
    PoolAttachments poolAttachments(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return (controllerId, poolId) -> attach(axon.getObject().repository(Controller.class), controllerId, poolId);
    }

    static void attach(Repository<Controller> controllers, ControllerId controllerId, PoolId poolId) {
        try {
            controllers.load(controllerId.toString()).execute(controller -> controller.attach(poolId));
        } catch (AggregateNotFoundException e) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no " + controllerId);
        }
    }
}
