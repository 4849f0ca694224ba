package io.vdibroker.saga.ecp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries requests to one controller. The headers are those of the vendor's client, except {@code Connection}, which the
 * JDK's client keeps for itself: it says nothing, which means keep-alive in HTTP/1.1.
 */
final class EcpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(EcpTransport.class);
    private static final int MIB = 1 << 20;
    private static final EcpAnswers SHORT = new EcpAnswers(64 << 10);

    private final URI base;
    private final HttpClient http;
    private final Supplier<String> key;
    private final EcpGate gate;
    private final EcpPulse pulse;
    private final EcpProperties properties;
    private final Duration callTimeout;
    private final int readAttempts;
    private final EcpAnswers answers;

    EcpTransport(URI base, HttpClient http, Supplier<String> key, EcpProperties properties, EcpPulse pulse) {
        this(
                base,
                http,
                key,
                new EcpGate(base.getAuthority(), properties),
                pulse,
                properties,
                properties.callTimeout(),
                properties.readAttempts(),
                new EcpAnswers(properties.largestAnswerMib() * MIB));
    }

    private EcpTransport(
            URI base,
            HttpClient http,
            Supplier<String> key,
            EcpGate gate,
            EcpPulse pulse,
            EcpProperties properties,
            Duration callTimeout,
            int readAttempts,
            EcpAnswers answers) {
        this.base = base;
        this.http = http;
        this.key = key;
        this.gate = gate;
        this.pulse = pulse;
        this.properties = properties;
        this.callTimeout = callTimeout;
        this.readAttempts = readAttempts;
        this.answers = answers;
    }

    /** The same connection for somebody who waits. */
    EcpTransport impatient() {
        var question = properties.question();
        return new EcpTransport(
                base,
                http,
                key,
                gate,
                pulse,
                properties,
                question.callTimeout(),
                Math.min(question.readAttempts(), properties.readAttempts()),
                answers);
    }

    /** Repeats only what only reads, and only what failed at once: who has waited for a whole timeout asks again himself. */
    EcpAnswer send(EcpRequest request) {
        var pause = properties.readPause();
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = gate.through(() -> once(request));
                pulse.answered();
                return answer;
            } catch (EcpProblem.NoAnswer | EcpProblem.Malformed e) {
                pulse.failed(e);
                if (!request.onlyReads() || attempt >= readAttempts || timedOut(e)) {
                    throw e;
                }
                pause = atLeast(pause, e);
                if (pause.compareTo(callTimeout) > 0) {
                    throw e; // who waits has his own patience; the gate keeps the pause for all
                }
                LOG.debug("{} is tried again: {}", request, e.text());
                pauseFor(pause);
                pause = pause.multipliedBy(2);
            } catch (EcpProblem.CredentialRejected e) {
                pulse.failed(e);
                throw e;
            } catch (EcpProblem e) {
                pulse.answered();
                throw e;
            }
        }
    }

    private EcpAnswer once(EcpRequest request) {
        var begun = System.nanoTime();
        var answering = http.sendAsync(
                toHttp(request),
                response ->
                        new LimitedBody(answers(request, response.statusCode()).limit()));
        var response = await(answering);
        LOG.debug(
                "{} -> {} in {} ms",
                request,
                response.statusCode(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        return answers(request, response.statusCode()).read(response);
    }

    /** Who has nothing but a version to say, or an error, has no long answer. */
    private EcpAnswers answers(EcpRequest request, int status) {
        return request.isOfTheController() || status >= 300 ? SHORT : answers;
    }

    private HttpRequest toHttp(EcpRequest request) {
        var body = request.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(request.body().toString(), StandardCharsets.UTF_8);
        var builder = HttpRequest.newBuilder(request.uri(base))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Accept-Charset", "utf-8")
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip, deflate")
                .header("User-Agent", "veil-api-client/2.2")
                .header("Cache-Control", "max-age=0")
                .header("Authorization", "jwt " + key.get());
        return request.onlyReads()
                ? builder.GET().build()
                : builder.method(request.method(), body).build();
    }

    /** The timeout of the JDK's client ends with the headers of an answer; ours ends with the answer. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answering) {
        try {
            return answering.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw new EcpProblem.NoAnswer("ECP did not answer within " + callTimeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answering.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException) {
                throw new EcpProblem.NoAnswer(
                        "ECP at " + base.getAuthority() + " cannot be reached: "
                                + NetworkFault.of(cause).text(),
                        cause);
            }
            throw new IllegalStateException("The HTTP client failed", cause);
        }
    }

    /** A little longer than ECP asked for, so that the gate is open. */
    private static Duration atLeast(Duration pause, EcpProblem problem) {
        var asked = problem instanceof EcpProblem.NoAnswer unanswered ? unanswered.retryAfter() : null;
        return asked == null || asked.compareTo(pause) < 0 ? pause : asked.plusMillis(10);
    }

    private static void pauseFor(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EcpProblem interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EcpProblem.NoAnswer("The broker stopped before ECP answered", e);
    }

    private static boolean timedOut(EcpProblem problem) {
        var cause = problem.getCause();
        return Thread.currentThread().isInterrupted()
                || cause instanceof TimeoutException
                || cause instanceof HttpTimeoutException;
    }
}
