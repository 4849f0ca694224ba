package io.vdibroker.simulator.http;

import io.vdibroker.simulator.fault.Faults;
import io.vdibroker.simulator.fault.Verdict;
import io.vdibroker.simulator.http.Reply.Sent;
import io.vdibroker.simulator.task.Alarms;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/** Takes every request that is not for the admin API or the websocket. A held request costs no thread. */
@Component
public class EcpHandler implements HttpRequestHandler {
    private static final Logger log = LoggerFactory.getLogger(EcpHandler.class);

    private final Api api;
    private final Faults faults;
    private final Journal journal;
    private final Alarms alarms;

    EcpHandler(Api api, Faults faults, Journal journal, Alarms alarms) {
        this.api = api;
        this.faults = faults;
        this.journal = journal;
        this.alarms = alarms;
    }

    private record Exchange(Request request, HttpServletResponse response, Connections.Connection connection) {}

    @Override
    public void handleRequest(HttpServletRequest servletRequest, HttpServletResponse response) throws IOException {
        Request request = Request.read(servletRequest);
        Exchange exchange = new Exchange(request, response, Connections.of(servletRequest));
        Verdict verdict = faults.on(request);
        CompletableFuture<Reply> reply = reply(request, verdict).exceptionally(failure -> {
            log.error("{} {} failed", request.method(), request.path(), failure);
            return Json.reply(500, EcpError.body("50000", "Internal server error.", null));
        });
        if (verdict.hang().isPresent()) {
            hang(servletRequest, exchange, verdict.hang().get());
        } else if (reply.isDone()) {
            finish(exchange, reply.join());
        } else {
            AsyncContext held = held(servletRequest);
            var unused = reply.whenComplete((done, failure) -> end(held, exchange, done));
        }
    }

    private static AsyncContext held(HttpServletRequest request) {
        AsyncContext held = request.startAsync();
        held.setTimeout(0);
        return held;
    }

    /** Whether the request was applied or not: the client hears nothing, and in the end the connection is gone. */
    private void hang(HttpServletRequest servletRequest, Exchange exchange, Duration time) {
        AsyncContext held = held(servletRequest);
        journal.add(exchange.request(), 0);
        alarms.in(time, () -> {
            exchange.connection().cut();
            held.complete();
        });
    }

    private void end(AsyncContext held, Exchange exchange, Reply reply) {
        try {
            finish(exchange, reply);
        } catch (IOException | RuntimeException e) {
            log.debug(
                    "The client of {} {} is gone",
                    exchange.request().method(),
                    exchange.request().path(),
                    e);
        } finally {
            held.complete();
        }
    }

    private CompletableFuture<Reply> reply(Request request, Verdict verdict) {
        if (verdict.delay().isZero()) {
            return prompt(request, verdict);
        }
        CompletableFuture<Boolean> delayed = new CompletableFuture<>();
        alarms.in(verdict.delay(), () -> delayed.completeAsync(() -> true));
        return delayed.thenCompose(now -> prompt(request, verdict));
    }

    private CompletableFuture<Reply> prompt(Request request, Verdict verdict) {
        return verdict.isApplied()
                ? answered(request).thenApply(verdict::spoiled)
                : CompletableFuture.completedFuture(verdict.instead());
    }

    private CompletableFuture<Reply> answered(Request request) {
        try {
            return api.answer(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void finish(Exchange exchange, Reply reply) throws IOException {
        HttpServletResponse response = exchange.response();
        boolean whole = reply.sent() == Sent.WHOLE;
        journal.add(exchange.request(), whole ? reply.status() : 0);
        if (reply.sent() == Sent.NOTHING) {
            exchange.connection().cut();
            return;
        }
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (reply.location() != null) {
            response.setHeader("Location", reply.location());
        }
        response.getOutputStream().write(body, 0, whole ? body.length : body.length / 2);
        response.getOutputStream().flush();
        if (!whole) {
            exchange.connection().cut();
        }
    }
}
