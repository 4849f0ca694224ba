package io.vdibroker.saga.inventory;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.saga.ecp.EcpProperties;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Puts questions to ECP on threads of its own, a few per controller, so that a controller that answers nothing keeps nobody
 * else waiting. Every question is answered or refused in time.
 */
@Component
class Questions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final String UNREGISTERED = "a test";
    private static final long IDLE_SECONDS = 30;

    private final EcpProperties.Question limits;
    private final Map<String, ExecutorService> threads = new ConcurrentHashMap<>();

    Questions(EcpProperties properties) {
        limits = properties.question();
    }

    <T> CompletableFuture<T> ask(ControllerId controllerId, Supplier<T> question) {
        return ask(controllerId.value().toString(), question);
    }

    /** A question to an ECP VeiL that is no controller (yet). */
    <T> CompletableFuture<T> askUnregistered(Supplier<T> question) {
        return ask(UNREGISTERED, question);
    }

    private <T> CompletableFuture<T> ask(String whom, Supplier<T> question) {
        var answer = new CompletableFuture<T>().orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            threads.computeIfAbsent(whom, this::newThreads).execute(() -> answer(question, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new Refusal(
                    RejectionCode.CONTROLLER_UNREACHABLE, "Too many questions wait for this controller; try again"));
        }
        return answer.exceptionallyCompose(problem -> CompletableFuture.failedFuture(Refusal.asAnswer(problem)));
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // whatever it was, who waits hears of it
    private static <T> void answer(Supplier<T> question, CompletableFuture<T> answer) {
        if (answer.isDone()) {
            return; // nobody waits any more
        }
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            if (Refusal.asAnswer(e) == e) {
                LOG.error("A question to ECP could not be answered", e);
            }
            answer.completeExceptionally(e);
        }
    }

    private ExecutorService newThreads(String whom) {
        var pool = new ThreadPoolExecutor(
                limits.atOnce(),
                limits.atOnce(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(limits.waiting()),
                work -> {
                    var thread = new Thread(work, "ecp-question-" + whom);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void destroy() {
        threads.values().forEach(ExecutorService::shutdownNow);
    }
}
