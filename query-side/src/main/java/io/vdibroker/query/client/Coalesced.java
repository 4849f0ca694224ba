package io.vdibroker.query.client;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that looks at what is there now: however often it is asked for meanwhile, it runs once more, and never twice at once. */
public final class Coalesced implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Coalesced.class);

    private final Executor executor;
    private final Runnable work;
    private final AtomicInteger asked = new AtomicInteger();

    public Coalesced(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /** Asks for the work; returns at once. */
    @Override
    public void run() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::turn);
        }
    }

    private void turn() {
        var seen = asked.get();
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A look for a client failed; the next notification looks again", e);
        }
        if (asked.addAndGet(-seen) > 0) {
            executor.execute(this::turn);
        }
    }
}
