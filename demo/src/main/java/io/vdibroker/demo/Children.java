package io.vdibroker.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The servers that this process has started. None outlives it, however early it is told to stop. */
final class Children implements AutoCloseable {

    private final Deque<ServerProcess> running = new ArrayDeque<>();
    private volatile boolean stopping;
    private boolean closed;

    /** Sees to it, before there is any, that a signal ends them as well. */
    void stopWithThisProcess(Consumer<String> say, String lastWord) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(say, lastWord), "stop"));
    }

    /** Starts one more, unless all are to stop. */
    synchronized ServerProcess start(Supplier<ServerProcess> starter) {
        if (stopping || closed) {
            throw new DemoException("Stopped before all servers were started");
        }
        var started = starter.get();
        running.push(started);
        return started;
    }

    /** Whether this process was told to stop: what its servers do from then on is no news. */
    boolean stopping() {
        return stopping;
    }

    void stop(Consumer<String> say, String lastWord) {
        stopping = true; // before the lock: who holds it may be waiting for a server
        synchronized (this) {
            if (!closed) {
                say.accept("Stopping ..");
                close();
                say.accept(lastWord);
            }
        }
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        closed = true;
    }
}
