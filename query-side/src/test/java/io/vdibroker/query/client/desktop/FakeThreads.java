package io.vdibroker.query.client.desktop;

import io.vdibroker.query.client.ClientThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs everything at once, and what is to come when a test lets the time pass. */
final class FakeThreads implements ClientThreads {

    private record Due(Duration at, Runnable work) {}

    private final List<Due> due = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
        var timer = new Due(now.plus(delay), work);
        due.add(timer);
        return () -> due.remove(timer);
    }

    void pass(Duration time) {
        var end = now.plus(time);
        for (var next = next(end); next != null; next = next(end)) {
            due.remove(next);
            now = next.at();
            next.work().run();
        }
        now = end;
    }

    private @org.jspecify.annotations.Nullable Due next(Duration end) {
        return due.stream()
                .filter(timer -> timer.at().compareTo(end) <= 0)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    int timers() {
        return due.size();
    }

    @Override
    public void shutdownNow() {
        due.clear();
    }
}
