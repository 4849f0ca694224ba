package io.vdibroker.delivery.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a view that is held up by an event that its projector does not get through.
 *
 * @param group the processing group of the projector
 * @param eventIdentifier identifies the event
 * @param eventType the simple name of the event's class
 * @param subject the key of the stream that the event is of; null if it is of none
 * @param since when the event failed first
 * @param failures how often it was tried, as far as that was counted
 * @param error the class of the last error; null if it only waits
 * @param message what the error said; null if it only waits
 * @param waiting how many events wait behind it
 */
public record HeldUpView(
        String group,
        String eventIdentifier,
        String eventType,
        @Nullable String subject,
        Instant since,
        int failures,
        @Nullable String error,
        @Nullable String message,
        long waiting) {}
