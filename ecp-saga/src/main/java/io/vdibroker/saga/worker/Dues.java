package io.vdibroker.saga.worker;

import io.vdibroker.saga.time.Moments;
import io.vdibroker.saga.time.SteadyClock;
import io.vdibroker.saga.worker.Attempt.Key;
import java.time.Instant;
import java.util.List;

/** When rows are due, by a clock that nobody sets. */
final class Dues {
    private final Moments<Key> moments;

    Dues(SteadyClock clock) {
        moments = new Moments<>(clock);
    }

    /** As soon as they are heard of, in case that somebody sets the wall clock before their time has come. */
    void place(List<OpenStep> rows) {
        var timed = rows.stream().filter(row -> row.dueAt() != null).toList();
        moments.retain(timed.stream().map(Key::of).toList());
        timed.forEach(this::of);
    }

    /** Aggregates compare the end of an attempt's time with their clock; the end of a pause they take as told. */
    Instant of(OpenStep row) {
        var due = row.dueAt();
        if (due == null) {
            return Instant.MAX;
        }
        return row.state() == OpenStep.State.PAUSED ? moments.of(Key.of(row), due) : moments.byBoth(Key.of(row), due);
    }
}
