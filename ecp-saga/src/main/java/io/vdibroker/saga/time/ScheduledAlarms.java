package io.vdibroker.saga.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms by one thread of the process. */
public final class ScheduledAlarms implements Alarms, AutoCloseable {
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;

    public ScheduledAlarms(Clock clock) {
        this.clock = clock;
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "alarms");
            thread.setDaemon(true);
            return thread;
        });
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void at(Instant moment, Runnable wake) {
        if (!timer.isShutdown()) {
            var delay = Duration.between(clock.instant(), moment);
            timer.schedule(wake, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
