package io.vdibroker.delivery.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether every processing group is at work. Axon does not: after a failure a segment is released and simply missing
 * from the status, while the processor reports that it runs and has no error. So running segments are counted here.
 */
public final class ProcessorHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorHealth.class);

    /** The longest pause between two tries is a minute, and a try lasts a minute at most. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final Clock clock;
    private final Map<String, Instant> idleSince = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Map<String, GroupFailure> failures = new ConcurrentHashMap<>();

    ProcessorHealth(Clock clock) {
        this.clock = clock;
    }

    /** All groups of this process, by name. */
    public List<GroupHealth> groups() {
        return groups.keySet().stream()
                .map(this::group)
                .sorted(Comparator.comparing(GroupHealth::group))
                .toList();
    }

    /** One group, or {@link NoSuchElementException}. */
    public GroupHealth group(String name) {
        var group = groups.get(name);
        if (group == null) {
            throw new NoSuchElementException("There is no processing group " + name);
        }
        var running = group.status().get().values().stream()
                .filter(status -> !status.isErrorState())
                .toList();
        var position = running.size() == group.segments()
                ? running.stream().mapToLong(ProcessorHealth::position).min().orElse(0)
                : 0;
        return new GroupHealth(
                name,
                GroupKind.of(name),
                group.segments(),
                running.size(),
                position,
                Optional.ofNullable(failures.get(name)),
                stopped(name, running.size() == group.segments()));
    }

    /** Every segment of every group is at work. */
    public boolean healthy() {
        return groups().stream().allMatch(GroupHealth::healthy);
    }

    /** The group is kept from work on purpose, until it is let go. */
    void hold(String name) {
        held.add(name);
    }

    void letGo(String name) {
        held.remove(name);
    }

    boolean isHeld(String name) {
        return held.contains(name);
    }

    void register(String name, Supplier<Map<Integer, EventTrackerStatus>> status, int segments) {
        groups.put(name, new Group(status, segments));
    }

    /** Notes the failure and lets it through, so that the segment is released, and tried again after 1, 2, 4 .. 60 s. */
    ErrorHandler errorHandler() {
        return this::failed;
    }

    private void failed(ErrorContext context) throws Exception {
        var error = context.error();
        var infrastructure = Failures.isInfrastructure(error);
        failures.put(
                context.eventProcessor(),
                new GroupFailure(clock.instant(), error.getClass().getName(), infrastructure));
        LOG.warn(
                "Group {} could not handle a batch of {} events and will try again{}",
                context.eventProcessor(),
                context.failedEvents().size(),
                infrastructure ? " (infrastructure)" : "",
                error);
        throw Failures.asException(error);
    }

    /** From the first look that finds the group idle on, or from its last failure if that is later. */
    private boolean stopped(String name, boolean atWork) {
        if (atWork || isHeld(name)) {
            idleSince.remove(name);
            return false;
        }
        var now = clock.instant();
        var since = idleSince.computeIfAbsent(name, group -> now);
        var failure = failures.get(name);
        var lastSign = failure == null || failure.at().isBefore(since) ? since : failure.at();
        return lastSign.plus(LONGEST_SILENCE).isBefore(now);
    }

    private static long position(EventTrackerStatus status) {
        return status.getCurrentPosition().orElse(0);
    }

    private record Group(Supplier<Map<Integer, EventTrackerStatus>> status, int segments) {}
}
