package io.vdibroker.delivery.metadata;

import io.vdibroker.api.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** What a message passes on to those that it causes: who began it, in which chain, and that it was their cause. */
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
        carried.put(Metadata.CAUSATION_ID, message.getIdentifier());
        return carried;
    }
}
