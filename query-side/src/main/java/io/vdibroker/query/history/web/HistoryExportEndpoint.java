package io.vdibroker.query.history.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.query.QueryProperties;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.Callers;
import io.vdibroker.web.ReadAccess;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Gives out the history as a file, of which an answer may hold any part. It is written by the thread of the request, which
 * waits where the reader is slow; so that readers do not take them all, there are only a few at a time.
 */
@AdminRest
class HistoryExportEndpoint {

    private static final Logger log = LoggerFactory.getLogger(HistoryExportEndpoint.class);

    private final QueryGateway queries;
    private final QueryProperties properties;
    private final Phrases languages;
    private final Telling telling;
    private final Callers callers;
    private final ReadAccess access;
    private final Semaphore exports;

    HistoryExportEndpoint(
            QueryGateway queries,
            QueryProperties properties,
            Phrases languages,
            Telling telling,
            Callers callers,
            ReadAccess access) {
        this.queries = queries;
        this.properties = properties;
        this.languages = languages;
        this.telling = telling;
        this.callers = callers;
        this.access = access;
        this.exports = new Semaphore(properties.exportsAtOnce());
    }

    @GetMapping("/api/v1/history/export")
    void export(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable HistoryCategory category,
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String correlationId,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Long cursor,
            @RequestParam @Nullable String order,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = new HistoryRequest(subject, type, category, actor, correlationId, from, to, cursor, order);
        var language = languages.languageOf(request);
        if (!exports.tryAcquire()) {
            throw new RequestRefused(
                    RejectionCode.BUSY, "Other exports are being written; try again when one of them has ended");
        }
        try {
            var first = page(wanted, caller);
            var export = new HistoryExport(
                    next -> page(wanted.after(next), caller),
                    entry -> telling.entry(entry, language),
                    "newest".equals(order) ? Long.MAX_VALUE : lastPosition());
            response.setContentType("application/x-ndjson;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history.ndjson\"");
            export.write(first, response.getOutputStream());
        } catch (IOException e) {
            log.debug("An export of the history was given up by its reader", e);
        } finally {
            exports.release();
        }
    }

    /** A clock may be set back, and then the last of the history is not the latest. */
    private long lastPosition() {
        var last = new HistoryRequest(null, null, null, null, null, null, null, null, "newest");
        return queries.query(last.page("newest", 1), instanceOf(HistoryView.class)).join().items().stream()
                .mapToLong(HistoryEntryView::position)
                .max()
                .orElse(-1);
    }

    /** An export may take longer than its reader stays what they are. */
    private HistoryView page(HistoryRequest wanted, Caller caller) {
        if (callers.hasEnded(caller.sessionId())) {
            throw new RequestRefused(RejectionCode.SESSION_ENDED, "The session has ended; sign in again");
        }
        access.check(caller);
        return queries.query(wanted.page("oldest", properties.largestPage()), instanceOf(HistoryView.class))
                .join();
    }
}
