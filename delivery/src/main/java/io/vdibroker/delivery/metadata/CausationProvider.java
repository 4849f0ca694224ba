package io.vdibroker.delivery.metadata;

import io.vdibroker.api.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What a message passes on to those that it causes: who began it, in which chain, and the event that was their cause. Only
 * events are stored, so only an event is a cause: a command passes on the event that it was sent because of, and one that a
 * person sends passes on none. What such a command records is where a chain begins.
 */
final class CausationProvider implements CorrelationDataProvider {

    private static final List<String> CARRIED =
            List.of(Metadata.ACTOR, Metadata.ADDRESS_SEALED, Metadata.OPERATION_ID, Metadata.SESSION_ID);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var carried = new HashMap<String, Object>();
        for (var key : CARRIED) {
            var value = message.getMetaData().get(key);
            if (value != null) {
                carried.put(key, value);
            }
        }
        var chain = message.getMetaData().get(Metadata.CORRELATION_ID);
        carried.put(Metadata.CORRELATION_ID, chain == null ? message.getIdentifier() : chain);
        var cause = message instanceof EventMessage<?>
                ? message.getIdentifier()
                : message.getMetaData().get(Metadata.CAUSATION_ID);
        if (cause != null) {
            carried.put(Metadata.CAUSATION_ID, cause);
        }
        return carried;
    }
}
