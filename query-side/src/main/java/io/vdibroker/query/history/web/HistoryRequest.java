package io.vdibroker.query.history.web;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.history.query.FindHistory;
import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.web.InvalidRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of the history is asked for, as it stands in the address. */
record HistoryRequest(
        @Nullable String subject,
        @Nullable String type,
        @Nullable HistoryCategory category,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long cursor,
        @Nullable String order) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What follows. */
    HistoryRequest after(@Nullable Long next) {
        return new HistoryRequest(subject, type, category, actor, correlationId, from, to, next, order);
    }

    /** A page of it; refuses what makes no sense. */
    FindHistory page(String orderElse, int size) {
        var wanted = order == null ? orderElse : order;
        if (!wanted.equals("newest") && !wanted.equals("oldest")) {
            throw new InvalidRequest("order", "The newest or the oldest first");
        }
        check("from", from);
        check("to", to);
        if (subject != null && !subject.matches("[a-z-]+/[^|]+")) {
            throw new InvalidRequest("subject", "A kind and an id, like pool/0b5f3f4e-8a55-4e0c-9d5d-1f6f0e7f9a11");
        }
        return new FindHistory(
                subject, type, category, whole(actor), correlationId, from, to, cursor, wanted.equals("newest"), size);
    }

    private static @Nullable String whole(@Nullable String actor) {
        if (actor == null || actor.startsWith("system:")) {
            return actor;
        }
        try {
            return Uuids.parse(actor).toString();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("actor", "The id of a user, or a part of the system, like system:worker");
        }
    }

    private static void check(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new InvalidRequest(field, "A time from " + EARLIEST + " to " + LATEST);
        }
    }
}
