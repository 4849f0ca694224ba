package io.vdibroker.command.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The events that one person recorded within the last minute. */
final class EventsOfPerson {

    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final int most;
    private final Deque<Long> times = new ArrayDeque<>();

    EventsOfPerson(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Takes the place of one event that is about to be recorded; false if there is none. */
    synchronized boolean begin() {
        return forget() < most && times.add(clock.millis());
    }

    /** One event that is recorded without having asked. */
    synchronized void add() {
        forget();
        times.add(clock.millis());
    }

    /** So many events were recorded where one was begun. */
    synchronized void end(int recorded) {
        if (recorded == 0) {
            times.pollLast();
        }
        for (var i = 1; i < recorded; i++) {
            times.add(clock.millis());
        }
    }

    synchronized boolean isIdle() {
        return forget() == 0;
    }

    /** Seconds until there is a place again. */
    synchronized long secondsUntilNext() {
        var first = times.peekFirst();
        return first == null ? 0 : Math.max(1, (first + WINDOW_MILLIS - clock.millis() + 999) / 1000);
    }

    /** Also what lies ahead after the clock was set back, or nobody would get in until then. */
    private int forget() {
        var now = clock.millis();
        times.removeIf(at -> at <= now - WINDOW_MILLIS || at > now);
        return times.size();
    }
}
