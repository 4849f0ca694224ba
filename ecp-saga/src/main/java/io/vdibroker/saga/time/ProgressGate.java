package io.vdibroker.saga.time;

import io.vdibroker.delivery.group.Progress;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks often whether the group has come far enough. */
final class ProgressGate implements Gate {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressGate.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Progress progress;
    private final Alarms alarms;
    private final Clock clock;

    ProgressGate(Progress progress, Alarms alarms, Clock clock) {
        this.progress = progress;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void whenPassed(String group, Runnable action) {
        look(group, progress.head(), action);
    }

    private void look(String group, long head, Runnable action) {
        if (progress.hasPassed(group, head)) {
            LOG.info("{} has passed event {}, the last one of the start: its owner acts from now on", group, head);
            action.run();
        } else {
            alarms.at(clock.instant().plus(PAUSE), () -> look(group, head, action));
        }
    }
}
