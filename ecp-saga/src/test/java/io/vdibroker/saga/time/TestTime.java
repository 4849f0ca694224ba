package io.vdibroker.saga.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until a test lets it go on, and the alarms of that clock. */
public final class TestTime extends Clock implements Alarms {
    private record Alarm(Instant moment, Runnable wake) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private Duration early = Duration.ZERO;
    private Instant now = Instant.parse("2026-01-15T08:00:00Z");

    /** From now on all alarms ring too early by this. */
    public synchronized void ringEarly(Duration by) {
        early = by;
    }

    @Override
    public synchronized void at(Instant moment, Runnable wake) {
        alarms.add(new Alarm(moment, wake));
    }

    /** Lets time pass, and wakes whoever is due. */
    public void pass(Duration duration) {
        List<Alarm> due;
        synchronized (this) {
            now = now.plus(duration);
            due = alarms.stream()
                    .filter(alarm -> !alarm.moment().minus(early).isAfter(now))
                    .toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.wake().run());
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
