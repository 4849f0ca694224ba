package io.vdibroker.saga.worker;

import io.vdibroker.api.Metadata;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Where a row comes from: the place of its event in the store, and what messages about it carry. */
record Origin(long order, Map<String, String> metadata) {

    static Origin of(EventMessage<?> message) {
        var carried = new HashMap<String, String>();
        carried.put(Metadata.ACTOR, "system:worker");
        var correlation = message.getMetaData().get(Metadata.CORRELATION_ID);
        carried.put(Metadata.CORRELATION_ID, correlation == null ? message.getIdentifier() : correlation.toString());
        carried.put(Metadata.CAUSATION_ID, message.getIdentifier());
        var operation = message.getMetaData().get(Metadata.OPERATION_ID);
        if (operation != null) {
            carried.put(Metadata.OPERATION_ID, operation.toString());
        }
        var order = message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : message.getTimestamp().toEpochMilli();
        return new Origin(order, Map.copyOf(carried));
    }
}
