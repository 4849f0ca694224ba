package io.vdibroker.saga.worker;

import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the next round of a lane is due: often while there is news, more and more seldom while there is none, and at once when
 * the time of an attempt is used up.
 */
final class Pace {

    private final WorkerProperties properties;
    private final SteadyClock clock;

    private boolean roundRuns;
    private Duration pause;
    private Instant next = Instant.MIN;
    private Instant last = Instant.MIN;

    Pace(WorkerProperties properties, SteadyClock clock) {
        this.properties = properties;
        this.clock = clock;
        this.pause = properties.fastestLook();
    }

    synchronized boolean roundRuns() {
        return roundRuns;
    }

    synchronized void begin(Instant now) {
        roundRuns = true;
        last = now;
    }

    synchronized void end() {
        roundRuns = false;
        next = last.plus(pause);
        pause = shorter(pause.multipliedBy(5).dividedBy(4), properties.slowestLook());
    }

    /** The next round comes as early as rounds may. */
    synchronized void soon() {
        pause = properties.fastestLook();
        next = earlier(next, last.equals(Instant.MIN) ? last : last.plus(pause.dividedBy(4)));
    }

    /** What was asked a moment ago may be done soon. */
    synchronized void isFresh() {
        pause = properties.fastestLook();
        next = earlier(next, clock.instant().plus(pause));
    }

    /** When these are to be looked at: as the pace has it, or when the next of them has used up its time. */
    synchronized Instant roundAt(List<Instant> dues) {
        var at = next;
        for (var due : dues) {
            if (due.isAfter(last) && due.isBefore(at)) {
                at = due;
            }
        }
        return at;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
