package io.vdibroker.delivery.group;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that the slowest saga or list has before it; views do not count, because nothing that was begun waits
 * for them. It looks when it is asked, and seldom. A group with a segment that is not at work counts as where it was last seen, so that
 * one which cannot go on is not forgotten; if nobody has looked for long, as where the events were when it was missed.
 */
public final class GroupBacklog implements Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(GroupBacklog.class);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(10);
    private static final long SAY_AGAIN = TimeUnit.MINUTES.toNanos(1);

    private record Look(long at, long head, Map<String, Long> positions) {

        long behind() {
            return positions.values().stream()
                    .mapToLong(position -> Math.max(0, head - position))
                    .max()
                    .orElse(0);
        }
    }

    private final Progress progress;
    private final ProcessorHealth health;
    private final long longest;
    private final LongSupplier nanos;
    private @Nullable Look last;
    private @Nullable Long said;

    GroupBacklog(Progress progress, ProcessorHealth health, long longest) {
        this(progress, health, longest, System::nanoTime);
    }

    GroupBacklog(Progress progress, ProcessorHealth health, long longest, LongSupplier nanos) {
        this.progress = progress;
        this.health = health;
        this.longest = longest;
        this.nanos = nanos;
    }

    /** How many events it is, as of a moment ago. */
    public synchronized long behind() {
        var now = nanos.getAsLong();
        var look = last;
        if (look == null || now - look.at() >= LOOK_AGAIN) {
            look = look(now, look);
            last = look;
            tell(now, look.behind());
        }
        return look.behind();
    }

    @Override
    public boolean isTooLong() {
        return behind() > longest;
    }

    private Look look(long now, @Nullable Look before) {
        var known = before == null || now - before.at() >= REMEMBERED ? Map.<String, Long>of() : before.positions();
        var head = progress.head();
        return new Look(
                now,
                head,
                health.groups().stream()
                        .filter(group -> group.kind() != GroupKind.VIEW)
                        .collect(Collectors.toMap(
                                GroupHealth::group,
                                group ->
                                        group.healthy() ? group.position() : known.getOrDefault(group.group(), head))));
    }

    private void tell(long now, long behind) {
        if (behind > longest && (said == null || now - said >= SAY_AGAIN)) {
            said = now;
            LOG.warn(
                    "Sagas and lists are {} events behind, more than {}: requests are refused meanwhile",
                    behind,
                    longest);
        }
    }
}
