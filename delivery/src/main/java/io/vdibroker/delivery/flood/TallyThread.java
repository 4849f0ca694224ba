package io.vdibroker.delivery.flood;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the windows of tallies, and tells for them what takes a while. Its queue is as short as their limits are. */
public final class TallyThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TallyThread.class);
    private static final int SECONDS_TO_TELL_THE_REST = 5;

    private final ScheduledExecutorService thread;
    private final List<Tally<?>> tallies = new CopyOnWriteArrayList<>();

    /** The name is that of the thread. */
    public TallyThread(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory(name));
    }

    /** Begins the first window. */
    public void start(Tally<?> tally, TallyLimits limits) {
        tallies.add(tally);
        var window = limits.window().toMillis();
        thread.scheduleWithFixedDelay(() -> quietly(tally::endWindow), window, window, TimeUnit.MILLISECONDS);
    }

    /** Does the work soon; what goes wrong in it is logged, and is nobody else's concern. */
    public void tell(Runnable work) {
        try {
            thread.execute(() -> quietly(work));
        } catch (RejectedExecutionException e) {
            log.debug("Stopped already", e);
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Something that was refused is not in the history", e);
        }
    }

    /** Tells what was counted so far. */
    @Override
    public void close() {
        tallies.forEach(Tally::endWindow);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_TELL_THE_REST, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
