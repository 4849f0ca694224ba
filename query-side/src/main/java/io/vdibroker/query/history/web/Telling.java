package io.vdibroker.query.history.web;

import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.query.web.OpenedData;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens what is sealed in entries of the history, and tells them in the language of the reader. */
@Component
class Telling {

    private final OpenedData opened;

    Telling(OpenedData opened) {
        this.opened = opened;
    }

    HistoryBody page(HistoryView view, Locale language) {
        return new HistoryBody(
                view.items().stream().map(entry -> entry(entry, language)).toList(),
                view.next() == null ? null : view.next().toString());
    }

    HistoryBody.Entry entry(HistoryEntryView entry, Locale language) {
        return new HistoryBody.Entry(
                entry.position(),
                entry.eventId(),
                entry.at(),
                entry.type(),
                entry.category(),
                Sentences.tell(entry.type(), entry.payload(), names(entry), language),
                entry.subjects(),
                entry.actor(),
                opened.open(entry.actorLogin()),
                opened.open(entry.address()),
                entry.correlationId(),
                entry.causationId(),
                entry.operationId(),
                entry.payload());
    }

    private Map<String, String> names(HistoryEntryView entry) {
        Map<String, String> names = new HashMap<>();
        for (var subject : entry.names()) {
            var name = subject.name() == null ? opened.open(subject.login()) : subject.name();
            if (name != null) {
                names.put(subject.subject(), name);
            }
        }
        return names;
    }
}
