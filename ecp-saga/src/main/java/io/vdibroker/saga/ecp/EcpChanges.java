package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears from ECP's websocket that something changed there; the id is given for a subject that has one. Only a hint to look sooner: it may come late, twice or never. Returns at once. */
public interface EcpChanges {
    /** What may have changed. */
    enum Subject {
        DOMAIN,
        TASK,
        /** The connection was made or lost: anything may have changed. */
        ANYTHING
    }

    void changed(ControllerId controllerId, Subject subject, @Nullable UUID id);
}
