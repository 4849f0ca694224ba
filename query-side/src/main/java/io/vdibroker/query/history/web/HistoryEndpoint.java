package io.vdibroker.query.history.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import io.vdibroker.api.history.query.FindHistory;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.query.web.OpenedData;
import io.vdibroker.query.web.Paging;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.InvalidRequest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who did what, when, and because of what. */
@AdminRest
class HistoryEndpoint {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final QueryGateway queries;
    private final Paging paging;
    private final OpenedData opened;

    HistoryEndpoint(QueryGateway queries, Paging paging, OpenedData opened) {
        this.queries = queries;
        this.paging = paging;
        this.opened = opened;
    }

    @GetMapping("/api/v1/history")
    CompletableFuture<HistoryBody> find(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Long cursor,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(size);
        if (!order.equals("newest") && !order.equals("oldest")) {
            throw new InvalidRequest("order", "The newest or the oldest first");
        }
        check("from", from);
        check("to", to);
        if (subject != null && !subject.matches("[a-z-]+/[^|]+")) {
            throw new InvalidRequest("subject", "A kind and an id, like pool/0b5f3f4e-8a55-4e0c-9d5d-1f6f0e7f9a11");
        }
        return queries.query(
                        new FindHistory(subject, type, from, to, cursor, order.equals("newest"), size),
                        instanceOf(HistoryView.class))
                .thenApply(view -> HistoryBody.of(view, opened));
    }

    private static void check(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new InvalidRequest(field, "A time from " + EARLIEST + " to " + LATEST);
        }
    }
}
