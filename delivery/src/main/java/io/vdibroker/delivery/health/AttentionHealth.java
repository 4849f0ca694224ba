package io.vdibroker.delivery.health;

import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionKind;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Warns while an event is held up. Never down: all others get through, and a restart would change nothing. */
record AttentionHealth(Attention attention) implements HealthIndicator {

    /** Something wants to be looked at, while the process does its work. */
    static final Status WARN = new Status("WARN");

    @Override
    public Health health() {
        var counts = attention.counts();
        var heldUp = counts.values().stream().anyMatch(count -> count > 0);
        return Health.status(heldUp ? WARN : Status.UP)
                .withDetail("sagaEvents", counts.getOrDefault(AttentionKind.SAGA_EVENT, 0L))
                .withDetail("viewEvents", counts.getOrDefault(AttentionKind.VIEW_EVENT, 0L))
                .build();
    }
}
