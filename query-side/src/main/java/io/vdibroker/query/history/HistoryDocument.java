package io.vdibroker.query.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.NamedSubject;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.query.store.Fields;
import io.vdibroker.query.store.SealedField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address is the actor's, from the metadata; where somebody came from who is no actor, the event says itself. */
record HistoryDocument(
        @JsonProperty("_id") long position,
        String event,
        Instant at,
        String type,
        List<String> subjects,
        @Nullable String actor,
        @Nullable String address,
        @Nullable SealedField from,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String operation,
        String payload) {

    Optional<UserId> person() {
        return actor == null || actor.startsWith("system:")
                ? Optional.empty()
                : Optional.of(new UserId(Uuids.parse(actor)));
    }

    HistoryEntryView toView(Map<UserId, Sealed> logins, Map<String, NamedSubject> names) {
        var person = person().orElse(null);
        return new HistoryEntryView(
                position,
                event,
                at,
                type,
                Categories.of(type),
                subjects,
                subjects.stream().map(names::get).filter(Objects::nonNull).toList(),
                actor,
                person == null ? null : logins.get(person),
                person == null || address == null ? Fields.sealed(from) : new Sealed(person, address),
                correlation,
                causation,
                operation,
                payload);
    }
}
