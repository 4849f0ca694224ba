package io.vdibroker.delivery.bus;

import io.vdibroker.api.Metadata;
import io.vdibroker.delivery.metadata.MessageContext;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Sends commands for endpoints, the worker and the wait list: each says who sends. */
public final class Commands {

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** For one request or trigger: {@code correlationId} names it. */
    public Sender as(String actor, String correlationId) {
        return with(Map.of(Metadata.ACTOR, actor, Metadata.CORRELATION_ID, correlationId));
    }

    /** With metadata that was kept, as in a row of a list. */
    public Sender with(Map<String, String> metadata) {
        return new Sender(gateway, Map.copyOf(metadata));
    }

    /** With the metadata of the message that is being handled, or of the {@link MessageContext} that this runs in. */
    public Sender here() {
        return with(MessageContext.current().metadata());
    }
}
