package io.vdibroker.simulator.task;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Runs short actions at their time, on one thread. */
@Component
public class Alarms {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, action -> {
        Thread thread = new Thread(action, "simulator-timer");
        thread.setDaemon(true);
        return thread;
    });

    Alarms() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** At once, if the delay is over already. */
    public void in(Duration delay, Runnable action) {
        var unused = timer.schedule(action, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
