package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import java.time.Instant;
import java.util.function.Consumer;

/** Holds some promises against the events, one after the other. */
interface Check {

    /** The next event of the store. One that cannot be read is shown to {@link StreamsCheck} only. */
    void see(StoredEvent event, Consumer<Finding> findings);

    /** What can only be told when all events were seen. */
    default void end(Instant now, Consumer<Finding> findings) {}
}
