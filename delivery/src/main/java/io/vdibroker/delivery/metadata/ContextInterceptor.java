package io.vdibroker.delivery.metadata;

import io.vdibroker.api.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Gives what is sent the metadata of the {@link MessageContext} that it is sent in, and refuses commands of nobody. */
public final class ContextInterceptor<T extends Message<?>> implements MessageDispatchInterceptor<T> {

    @Override
    @SuppressWarnings("unchecked")
    public BiFunction<Integer, T, T> handle(List<? extends T> messages) {
        return (index, message) -> {
            var metadata = new HashMap<String, Object>(MessageContext.ofThread());
            metadata.putAll(message.getMetaData()); // its own wins
            var complete = (T) message.withMetaData(metadata);
            if (complete instanceof CommandMessage<?> && !metadata.containsKey(Metadata.ACTOR)) {
                throw new IllegalStateException(message.getPayloadType().getSimpleName()
                        + " was sent without an actor: send it by Commands.as(actor, correlationId), in a MessageContext"
                        + " or while a message is handled");
            }
            return complete;
        };
    }
}
