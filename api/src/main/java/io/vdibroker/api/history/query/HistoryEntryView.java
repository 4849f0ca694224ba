package io.vdibroker.api.history.query;

import io.vdibroker.api.person.Sealed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param position its place in the whole history
 * @param subjects what it happened to
 * @param names what those of them are called whose name is known
 * @param actor the bare id of a user, or {@code system:<part>}
 * @param actorLogin the user's login, unless the person was erased
 * @param address where the person came from
 * @param correlationId the request or trigger that started the whole chain
 * @param causationId the identifier of the event that directly caused it; absent where a chain begins
 * @param payload the event as it is stored, JSON; what identifies a person is sealed
 */
public record HistoryEntryView(
        long position,
        String eventId,
        Instant at,
        String type,
        HistoryCategory category,
        List<String> subjects,
        List<NamedSubject> names,
        @Nullable String actor,
        @Nullable Sealed actorLogin,
        @Nullable Sealed address,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String operationId,
        String payload) {}
