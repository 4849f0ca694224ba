package io.vdibroker.query.history.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.web.Paging;
import io.vdibroker.web.AdminRest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who did what, when, and because of what. */
@AdminRest
class HistoryEndpoint {

    private final QueryGateway queries;
    private final Paging paging;
    private final Phrases languages;
    private final Telling telling;

    HistoryEndpoint(QueryGateway queries, Paging paging, Phrases languages, Telling telling) {
        this.queries = queries;
        this.paging = paging;
        this.languages = languages;
        this.telling = telling;
    }

    @GetMapping("/api/v1/history")
    CompletableFuture<HistoryBody> find(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable HistoryCategory category,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String correlationId,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Long cursor,
            @RequestParam @Nullable String order,
            @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        paging.check(size);
        var wanted = new HistoryRequest(subject, type, category, actor, correlationId, from, to, cursor, order);
        var language = languages.languageOf(request);
        return queries.query(wanted.page("newest", size), instanceOf(HistoryView.class))
                .thenApply(view -> telling.page(view, language));
    }
}
