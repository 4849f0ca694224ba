package io.vdibroker.query.history.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.query.web.OpenedData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the history; the next one is asked for with the cursor. */
record HistoryBody(List<Entry> items, @Nullable String next) {

    /** Who, when, what, and caused by what. */
    record Entry(
            long position,
            String id,
            Instant at,
            String type,
            List<String> subjects,
            @Nullable String actor,
            @Nullable String actorLogin,
            @Nullable String address,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String operationId,
            @JsonRawValue String payload) {}

    static HistoryBody of(HistoryView view, OpenedData opened) {
        return new HistoryBody(
                view.items().stream().map(entry -> entry(entry, opened)).toList(),
                view.next() == null ? null : view.next().toString());
    }

    private static Entry entry(HistoryEntryView entry, OpenedData opened) {
        return new Entry(
                entry.position(),
                entry.eventId(),
                entry.at(),
                entry.type(),
                entry.subjects(),
                entry.actor(),
                opened.open(entry.actorLogin()),
                opened.open(entry.address()),
                entry.correlationId(),
                entry.causationId(),
                entry.operationId(),
                entry.payload());
    }
}
