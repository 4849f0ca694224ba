package io.vdibroker.saga.time;

import java.time.Instant;

/** Wakes somebody at the next of all the moments that were asked for. */
public final class Wakeup {
    private final Alarms alarms;
    private final Runnable wake;
    private Instant next = Instant.MAX;

    public Wakeup(Alarms alarms, Runnable wake) {
        this.alarms = alarms;
        this.wake = wake;
    }

    public synchronized void at(Instant moment) {
        if (moment.isBefore(next)) {
            next = moment;
            alarms.at(moment, () -> {
                rang(moment);
                wake.run();
            });
        }
    }

    /** It may ring a little early: who is woken asks again. */
    private synchronized void rang(Instant moment) {
        next = next.equals(moment) ? Instant.MAX : next;
    }
}
