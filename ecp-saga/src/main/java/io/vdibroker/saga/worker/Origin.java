package io.vdibroker.saga.worker;

import io.vdibroker.api.Metadata;
import io.vdibroker.delivery.metadata.MessageContext;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Where a row comes from: the place of its event in the store, and what messages about it carry. */
record Origin(long order, Map<String, String> metadata) {

    static Origin of(EventMessage<?> message) {
        var carried = new HashMap<>(MessageContext.causedBy(message).metadata());
        carried.put(Metadata.ACTOR, "system:worker");
        carried.remove(Metadata.ADDRESS_SEALED);
        carried.remove(Metadata.SESSION_ID);
        var order = message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : message.getTimestamp().toEpochMilli();
        return new Origin(order, Map.copyOf(carried));
    }
}
