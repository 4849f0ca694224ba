package io.vdibroker.saga.time;

import io.vdibroker.delivery.group.Progress;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks often whether the groups have come far enough. */
final class ProgressGate implements Gate, Horizon {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressGate.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Progress progress;
    private final Alarms alarms;
    private final SteadyClock clock;

    ProgressGate(Progress progress, Alarms alarms, SteadyClock clock) {
        this.progress = progress;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void whenPassed(Set<String> groups, Runnable action) {
        look(groups, progress.head(), action);
    }

    @Override
    public BooleanSupplier now(Set<String> groups) {
        var head = progress.head();
        return () -> havePassed(groups, head);
    }

    private boolean havePassed(Set<String> groups, long head) {
        return groups.stream().allMatch(group -> progress.hasPassed(group, head));
    }

    private void look(Set<String> groups, long head, Runnable action) {
        if (havePassed(groups, head)) {
            LOG.info(
                    "{} passed event {}, the last one of the start: who waited for that acts from now on",
                    groups,
                    head);
            action.run();
        } else {
            alarms.at(clock.instant().plus(PAUSE), () -> look(groups, head, action));
        }
    }
}
