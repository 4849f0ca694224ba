package io.vdibroker.simulator.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Guards the one {@link State} by one lock. Nothing waits for a client, a timer or a disk while it is held. */
public final class World {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change.Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> savers = new CopyOnWriteArrayList<>();
    private State state;

    public World(State state) {
        this.state = state;
    }

    /** Only for code that runs inside {@link #read} or {@link #change}. */
    public State state() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("The state is touched without its lock");
        }
        return state;
    }

    /** Everything is as it is there from now on; called inside {@link #change}. */
    public void replace(State other) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("The state is replaced without its lock");
        }
        state = other;
    }

    public <T> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    public <T> T change(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
            savers.forEach(Runnable::run);
        }
    }

    public void change(Runnable action) {
        change(() -> {
            action.run();
            return true;
        });
    }

    /** Tells the subscribers; called inside {@link #change}. */
    public void tell(Change.Event event, Object entity) {
        Change change = new Change(event, entity);
        listeners.forEach(listener -> listener.changed(change));
    }

    public void listen(Change.Listener listener) {
        listeners.add(listener);
    }

    /** Called after each change, outside the lock. */
    public void afterChange(Runnable saver) {
        savers.add(saver);
    }
}
