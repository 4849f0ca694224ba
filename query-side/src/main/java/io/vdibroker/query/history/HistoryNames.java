package io.vdibroker.query.history;

import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.NamedSubject;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.query.person.Users;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says what the things and people of a page are called: two reads by {@code _id} for all of it. */
@Component
class HistoryNames {

    private static final String USER = "user/";

    private final HistoryCollections views;
    private final Users users;

    HistoryNames(HistoryCollections views, Users users) {
        this.views = views;
        this.users = users;
    }

    List<HistoryEntryView> tell(List<HistoryDocument> documents) {
        Set<String> things = new HashSet<>();
        Set<UserId> people = new HashSet<>();
        for (var document : documents) {
            document.person().ifPresent(people::add);
            for (var subject : document.subjects()) {
                person(subject).ifPresentOrElse(people::add, () -> things.add(subject));
            }
        }
        var logins = users.loginsOf(people);
        var names = names(things, logins);
        return documents.stream()
                .map(document -> document.toView(logins, names))
                .toList();
    }

    private Map<String, NamedSubject> names(Set<String> things, Map<UserId, Sealed> logins) {
        Map<String, NamedSubject> names = new HashMap<>();
        if (!things.isEmpty()) {
            views.names
                    .find(in("_id", things))
                    .map(as(NameDocument.class))
                    .forEach(found -> names.put(found.id(), new NamedSubject(found.id(), found.name(), null)));
        }
        logins.forEach(
                (person, login) -> names.put(person.toString(), new NamedSubject(person.toString(), null, login)));
        return names;
    }

    private static Optional<UserId> person(String subject) {
        return subject.startsWith(USER)
                ? Optional.of(new UserId(Uuids.parse(subject.substring(USER.length()))))
                : Optional.empty();
    }

    record NameDocument(@JsonProperty("_id") String id, String name) {}
}
