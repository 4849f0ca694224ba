package io.vdibroker.saga.worker;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work that may hang: only so much of it at a time, so that it never takes all the threads. */
final class FewAtATime implements Executor {
    private final Executor threads;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    FewAtATime(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
        next();
    }

    private synchronized void next() {
        if (running < most && !waiting.isEmpty()) {
            var work = waiting.remove();
            running++;
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    ended();
                }
            });
        }
    }

    private synchronized void ended() {
        running--;
        next();
    }
}
