package io.vdibroker.saga.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms by one thread of the process. */
public final class ScheduledAlarms implements Alarms, AutoCloseable {
    private final SteadyClock clock;
    private final ScheduledThreadPoolExecutor timer;

    public ScheduledAlarms(SteadyClock clock) {
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
            var now = clock.instant();
            var delay = moment.isAfter(now) ? Duration.between(now, moment).toMillis() + 1 : 0; // never a moment early
            timer.schedule(wake, delay, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
