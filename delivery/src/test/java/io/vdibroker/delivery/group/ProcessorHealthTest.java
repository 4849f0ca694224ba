package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorHealthTest {
    private static final String GROUP = "list-x-v1";

    private final Map<Integer, EventTrackerStatus> status = new HashMap<>();
    private Instant now = Instant.parse("2026-01-15T08:00:00Z");
    private final ProcessorHealth health = new ProcessorHealth(clock());

    @BeforeEach
    void register() {
        health.register(GROUP, () -> status, 1);
    }

    @Test
    void aGroupThatComesUpIsNotStopped() {
        assertThat(health.group(GROUP).healthy()).isFalse();
        pass(Duration.ofMinutes(2));
        assertThat(health.group(GROUP).stopped()).isFalse();
    }

    @Test
    void aGroupIsStoppedWhenNobodyTriesForLong() {
        assertThat(health.group(GROUP).stopped()).isFalse();
        pass(Duration.ofMinutes(4));
        assertThat(health.group(GROUP).stopped()).isTrue();
    }

    @Test
    void aGroupThatFailsAgainAndAgainIsNotStopped() {
        assertThat(health.group(GROUP).stopped()).isFalse();
        pass(Duration.ofMinutes(4));
        fail();
        assertThat(health.group(GROUP).stopped()).isFalse();
        pass(Duration.ofMinutes(4));
        assertThat(health.group(GROUP).stopped()).isTrue();
    }

    @Test
    void aGroupThatWasAtWorkMeanwhileIsNotStopped() {
        assertThat(health.group(GROUP).stopped()).isFalse();
        pass(Duration.ofMinutes(2));
        status.put(0, new TrackerStatus(Segment.ROOT_SEGMENT, null));
        assertThat(health.group(GROUP).healthy()).isTrue();
        pass(Duration.ofMinutes(2));
        status.clear();
        assertThat(health.group(GROUP).stopped()).isFalse();
    }

    private void fail() {
        assertThatThrownBy(() -> health.errorHandler()
                        .handleError(new ErrorContext(GROUP, new IllegalStateException("bad"), List.of())))
                .hasMessage("bad");
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
