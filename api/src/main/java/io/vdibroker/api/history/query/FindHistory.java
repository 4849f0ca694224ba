package io.vdibroker.api.history.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened? Answered by {@link HistoryView}.
 *
 * @param subject what it happened to, or who did it, as {@code pool/<uuid>}, {@code machine/<uuid>}, {@code user/<uuid>}, ..
 * @param type the name of the event
 * @param category what kind of thing it was
 * @param actor who did it: the bare id of a user, or {@code system:<part>}
 * @param correlationId the request or trigger that started the whole chain
 * @param from the earliest time, included
 * @param to the latest time, not included
 * @param cursor where the page before ended, as it was answered
 * @param newestFirst the order
 * @param size how many at most
 */
public record FindHistory(
        @Nullable String subject,
        @Nullable String type,
        @Nullable HistoryCategory category,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long cursor,
        boolean newestFirst,
        int size) {}
