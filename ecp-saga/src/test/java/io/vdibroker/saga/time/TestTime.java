package io.vdibroker.saga.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A wall clock that stands still until a test lets it go on or sets it, and alarms that do not care what it is set to. */
public final class TestTime extends Clock implements Alarms {
    private record Alarm(Instant moment, Runnable wake) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private Duration early = Duration.ZERO;
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private Instant now = START;
    private Duration setBy = Duration.ZERO;

    /** From now on all alarms ring too early by this. */
    public synchronized void ringEarly(Duration by) {
        early = by;
    }

    /** Somebody sets the clock forward, or back. */
    public synchronized void set(Duration by) {
        setBy = setBy.plus(by);
    }

    /** The clock that nobody sets, of a process that starts now. */
    public SteadyClock steady() {
        return new SteadyClock(this, this::nanos);
    }

    private synchronized long nanos() {
        return Duration.between(START, now).toNanos();
    }

    /** Alarms of such a process. */
    public Alarms alarms(SteadyClock clock) {
        return (moment, wake) -> later(Duration.between(clock.instant(), moment), wake);
    }

    private synchronized void later(Duration pause, Runnable wake) {
        alarms.add(new Alarm(now.plus(pause), wake));
    }

    @Override
    public synchronized void at(Instant moment, Runnable wake) {
        alarms.add(new Alarm(moment, wake));
    }

    /** How many alarms are set. */
    public synchronized int waiting() {
        return alarms.size();
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
        return now.plus(setBy);
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
