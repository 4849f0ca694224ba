package io.vdibroker.saga.commands;

import io.vdibroker.api.Metadata;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Sends what a saga decided, in the name of the sagas, and returns when it is done. */
@Component
public class SagaCommands {
    private static final MetaData ACTOR = MetaData.with(Metadata.ACTOR, "system:saga");

    private final CommandGateway gateway;

    public SagaCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** Returns when the command was handled; whatever went wrong is thrown, so that the event is delivered again. */
    public void send(Object command) {
        gateway.sendAndWait(command, ACTOR);
    }
}
