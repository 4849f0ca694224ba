package io.vdibroker.query.client;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The few threads that serve all clients that wait, and their timer; what runs here may read views, and never waits. */
public interface ClientThreads extends Executor {

    /** Runs the work once, unless it is cancelled before. */
    Timer after(Duration delay, Runnable work);

    /** Ends all of it. */
    void shutdownNow();

    /** Something that will run. */
    @FunctionalInterface
    interface Timer {

        /** It need not run any more. */
        void cancel();
    }
}
