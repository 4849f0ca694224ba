package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.delivery.store.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupBacklogTest {

    private static final int LONGEST = 100;

    private final Segment[] segments =
            Segment.splitBalanced(Segment.ROOT_SEGMENT, 1).toArray(Segment[]::new);
    private final Map<String, Map<Integer, EventTrackerStatus>> groups = new HashMap<>();
    private final ProcessorHealth health = new ProcessorHealth(Clock.systemUTC());
    private long now = Duration.ofDays(1).toNanos();
    private long head;
    private int questions;

    private final GroupBacklog backlog = new GroupBacklog(
            new Progress(
                    new EventLog() {
                        @Override
                        public long head() {
                            questions++;
                            return head;
                        }

                        @Override
                        public String identity() {
                            return "";
                        }
                    },
                    health),
            health,
            LONGEST,
            () -> now);

    @BeforeEach
    void register() {
        register("saga-a", 2);
        register("list-b-v1", 1);
        register("view-c-v1", 1);
        at("saga-a", 0, 0);
        at("saga-a", 1, 0);
        at("list-b-v1", 0, 0);
        at("view-c-v1", 0, 0);
    }

    @Test
    void isThatOfTheSlowestSegmentOfAllSagasAndLists() {
        head = 150;
        at("saga-a", 0, 150);
        at("saga-a", 1, 49);
        at("list-b-v1", 0, 140);

        assertThat(backlog.behind()).isEqualTo(101);
        assertThat(backlog.isTooLong()).isTrue();
    }

    @Test
    void isNotTooLongAtItsLimit() {
        head = 150;
        at("saga-a", 0, 50);
        at("saga-a", 1, 150);
        at("list-b-v1", 0, 50);

        assertThat(backlog.isTooLong()).isFalse();
    }

    @Test
    void doesNotWaitForViews() {
        head = 150;
        at("saga-a", 0, 150);
        at("saga-a", 1, 150);
        at("list-b-v1", 0, 150);

        assertThat(backlog.behind()).isZero();
    }

    @Test
    void isNothingWhereThereIsNoGroup() {
        var none = new ProcessorHealth(Clock.systemUTC());
        var nothing = new GroupBacklog(new Progress(new Head(1000), none), none, LONGEST, () -> now);

        assertThat(nothing.isTooLong()).isFalse();
    }

    @Test
    void isNotMeasuredForEachQuestion() {
        for (var i = 0; i < 1000; i++) {
            assertThat(backlog.isTooLong()).isFalse();
            head++;
        }
        assertThat(questions).isEqualTo(1);

        pass(100);
        assertThat(backlog.isTooLong()).isTrue();
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void growsWhileASegmentIsNotAtWork() {
        head = 50;
        at("saga-a", 0, 50);
        at("saga-a", 1, 40);
        at("list-b-v1", 0, 50);
        assertThat(backlog.behind()).isEqualTo(10);

        of("saga-a").remove(1);
        for (var i = 0; i < 60; i++) {
            pass(1000);
            head += 2;
            at("saga-a", 0, head);
            at("list-b-v1", 0, head);
            backlog.isTooLong();
        }

        assertThat(backlog.behind()).isEqualTo(130);
    }

    @Test
    void holdsNothingAgainstASegmentThatNobodyLookedAtForLong() {
        assertThat(backlog.behind()).isZero();
        pass(60_000);
        head = 5000;
        at("saga-a", 0, 5000);
        at("list-b-v1", 0, 5000);
        of("saga-a").remove(1);

        assertThat(backlog.behind()).isZero();

        pass(100);
        head = 5007;
        assertThat(backlog.behind()).isEqualTo(7);
    }

    @Test
    void isNotKnownBeforeTheGroupsAreAtWork() {
        groups.values().forEach(Map::clear);
        head = 5000;

        assertThat(backlog.isTooLong()).isFalse();
    }

    private void register(String group, int size) {
        health.register(group, () -> of(group), size);
    }

    private Map<Integer, EventTrackerStatus> of(String group) {
        return groups.computeIfAbsent(group, name -> new HashMap<>());
    }

    private void at(String group, int segment, long position) {
        of(group).put(segment, new TrackerStatus(segments[segment], new GlobalSequenceTrackingToken(position)));
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private record Head(long head) implements EventLog {

        @Override
        public String identity() {
            return "";
        }
    }
}
