package io.vdibroker.query.operation;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.query.store.Listeners;
import io.vdibroker.query.store.Subscription;
import org.springframework.stereotype.Component;

/** Tells who waits in this process that the view of an operation shows something new: register first, then read. */
@Component
public class OperationUpdates {

    private final Listeners listeners = new Listeners();

    /** When anything of the operation changed. The listener runs on the projector's thread and must hand work over. */
    public Subscription on(OperationId operationId, Runnable listener) {
        return listeners.add(operationId, listener);
    }

    void publish(OperationId operationId) {
        listeners.tell(operationId);
    }
}
