package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.delivery.store.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.Test;

class GroupFreshnessTest {

    private static final String GROUP = "view-pools-v1";
    private static final int FAR = 100;

    private final ProcessorHealth health = new ProcessorHealth(Clock.systemUTC());
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private Map<Integer, EventTrackerStatus> status = Map.of();
    private long now;
    private long head = 1000;
    private int pauses;

    private final Freshness freshness = new GroupFreshness(
            new Progress(
                    new EventLog() {
                        @Override
                        public long head() {
                            return head;
                        }

                        @Override
                        public String identity() {
                            return "";
                        }
                    },
                    health),
            FAR,
            () -> now,
            this::pause);

    GroupFreshnessTest() {
        health.register(GROUP, () -> status, 1);
    }

    @Test
    void doesNotWaitForWhatIsThere() {
        at(1000);

        freshness.upTo(GROUP);

        assertThat(pauses).isZero();
    }

    @Test
    void waitsUntilTheGroupHasHandledWhatWasStoredBefore() {
        at(998);
        meanwhile.add(() -> at(999));
        meanwhile.add(() -> at(1000));

        freshness.upTo(GROUP);

        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void doesNotWaitForWhatIsStoredMeanwhile() {
        at(999);
        meanwhile.add(() -> {
            head = 2000;
            at(1000);
        });

        freshness.upTo(GROUP);

        assertThat(pauses).isOne();
    }

    @Test
    void isContentWithALittleLessAfterTwoSeconds() {
        at(900);

        freshness.upTo(GROUP);

        assertThat(now).isBetween(2_000_000_000L, 2_100_000_000L);
    }

    @Test
    void refusesAtOnceToAnswerFromAViewThatIsFarBehind() {
        at(899);

        assertRefused("899 of 1000");
        assertThat(pauses).isZero();
    }

    @Test
    void refusesToAnswerFromAViewThatWasNeverSeen() {
        assertRefused("0 of 1000");
    }

    @Test
    void isContentWithAViewThatRestsAndWasNotFarBehind() {
        at(999);
        meanwhile.add(() -> status = Map.of());

        freshness.upTo(GROUP);
        freshness.upTo(GROUP);

        head = 1100;
        assertRefused("999 of 1100");
    }

    @Test
    void doesNotWaitForAGroupThatIsHeldStill() {
        health.hold(GROUP);

        freshness.upTo(GROUP);

        assertThat(pauses).isZero();
    }

    private void assertRefused(String how) {
        assertThatThrownBy(() -> freshness.upTo(GROUP))
                .hasMessageContaining(how)
                .satisfies(refused -> assertThat(Refusals.detailsOf(refused))
                        .map(RejectionDetails::code)
                        .contains(RejectionCode.BUSY));
    }

    private void pause() {
        pauses++;
        now += Duration.ofMillis(10).toNanos();
        if (!meanwhile.isEmpty()) {
            meanwhile.remove().run();
        }
    }

    private void at(long position) {
        status = Map.of(0, new TrackerStatus(Segment.ROOT_SEGMENT, new GlobalSequenceTrackingToken(position)));
    }
}
