package io.vdibroker.delivery.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A line of threads of which one at a time has its turn: first those that go first, and among equals first come, first
 * served.
 */
final class WaitingLine {

    private static final class Place {
        private final CountDownLatch turn = new CountDownLatch(1);
    }

    private final Deque<Place> first = new ArrayDeque<>();
    private final Deque<Place> others = new ArrayDeque<>();
    private boolean taken;
    private int users;

    synchronized WaitingLine joined() {
        users++;
        return this;
    }

    /** Whether nobody is left. */
    synchronized boolean left() {
        return --users == 0;
    }

    synchronized int size() {
        return users;
    }

    /** Whether the turn came; one that had it must let the next in. */
    boolean await(boolean goesFirst, Duration longest) {
        Place place;
        synchronized (this) {
            if (!taken) {
                taken = true;
                return true;
            }
            place = new Place();
            (goesFirst ? first : others).add(place);
        }
        try {
            if (place.turn.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return !first.remove(place) && !others.remove(place); // or it came in the very last moment
        }
    }

    synchronized void next() {
        var next = first.isEmpty() ? others.poll() : first.poll();
        if (next == null) {
            taken = false;
        } else {
            next.turn.countDown();
        }
    }
}
