package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Holds some promises against the events, one after the other. What is late is told by the time in which the broker has worked: one
 * that was stopped for a week has forgotten nothing in it.
 */
interface Check {

    /** The next event of the store. One that cannot be read is shown to {@link StreamsCheck} only. */
    void see(StoredEvent event, Duration worked, Consumer<Finding> findings);

    /** What can only be told when all events were seen. */
    default void end(Duration worked, Consumer<Finding> findings) {}
}
