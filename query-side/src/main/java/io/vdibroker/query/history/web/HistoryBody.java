package io.vdibroker.query.history.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vdibroker.api.history.query.HistoryCategory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the history; the next one is asked for with the cursor. */
record HistoryBody(List<Entry> items, @Nullable String next) {

    /** Who, when, what, and caused by what; the text tells it in one sentence. */
    record Entry(
            long position,
            String id,
            Instant at,
            String type,
            HistoryCategory category,
            String text,
            List<String> subjects,
            @Nullable String actor,
            @Nullable String actorLogin,
            @Nullable String address,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String operationId,
            @JsonRawValue String payload) {}
}
