package io.vdibroker.delivery.health;

import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionKind;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Warns while an event is held up. Never down because of that: all others get through, and a restart would change nothing.
 * Down if the stores cannot say.
 */
final class AttentionHealth extends AbstractHealthIndicator {

    private final Attention attention;

    AttentionHealth(Attention attention) {
        super("What is held up cannot be read");
        this.attention = attention;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var counts = attention.counts();
        var heldUp = counts.values().stream().anyMatch(count -> count > 0);
        health.status(heldUp ? HealthDelivery.WARN : Status.UP)
                .withDetail("sagaEvents", counts.getOrDefault(AttentionKind.SAGA_EVENT, 0L))
                .withDetail("viewEvents", counts.getOrDefault(AttentionKind.VIEW_EVENT, 0L))
                .withDetail("looks", counts.getOrDefault(AttentionKind.LOOK, 0L))
                .withDetail("steps", counts.getOrDefault(AttentionKind.STEP, 0L));
    }
}
