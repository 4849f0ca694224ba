package io.vdibroker.delivery.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a saga did not get through, or one that waits behind such an event.
 *
 * @param id what {@link ParkedEvents#resume} takes
 * @param group the processing group of the saga
 * @param sagaType the simple name of the saga's class
 * @param sequence the identifier of the saga, or {@code key=value} of the association that it was to be started by
 * @param eventIdentifier identifies the event
 * @param eventType the simple name of the event's class
 * @param globalIndex the event's place in the store
 * @param error the class of the last error; null for an event that only waits
 * @param message what the error said, shortened and without anything that looks like a secret; null if it only waits
 * @param firstAt when it was parked
 * @param lastAt when it failed last
 * @param failures how often it was tried; 0 for an event that only waits
 */
public record ParkedEvent(
        long id,
        String group,
        String sagaType,
        String sequence,
        String eventIdentifier,
        String eventType,
        long globalIndex,
        @Nullable String error,
        @Nullable String message,
        Instant firstAt,
        Instant lastAt,
        int failures) {

    /** It was never tried: it waits behind another event of the same saga. */
    public boolean waits() {
        return failures == 0;
    }
}
