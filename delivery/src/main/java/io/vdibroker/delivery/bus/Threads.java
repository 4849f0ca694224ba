package io.vdibroker.delivery.bus;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of commands, their retries and of snapshots. Axon does not stop the executor of its command bus; here it is
 * stopped after the processors, whose sagas wait for commands, and before the stores.
 */
final class Threads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private final ExecutorService commands = Executors.newCachedThreadPool(new AxonThreadFactory("commands"));
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("command-retries"));
    private final ExecutorService snapshots = Executors.newSingleThreadExecutor(new AxonThreadFactory("snapshots"));
    private final Duration timeout;

    Threads(Duration timeout) {
        this.timeout = timeout;
    }

    /** As many as there are commands at once: each may wait for another's aggregate, or for the writer. */
    ExecutorService commands() {
        return commands;
    }

    ScheduledExecutorService retries() {
        return retries;
    }

    ExecutorService snapshots() {
        return snapshots;
    }

    /** Lets commands in flight end; nothing acknowledged depends on those that do not. */
    @Override
    public void close() {
        retries.shutdown();
        stop(commands, "commands");
        stop(snapshots, "snapshots");
    }

    private void stop(ExecutorService executor, String name) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some {} did not end in {} and are interrupted", name, timeout);
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
    }
}
