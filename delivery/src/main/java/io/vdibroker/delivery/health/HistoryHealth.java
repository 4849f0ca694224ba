package io.vdibroker.delivery.health;

import io.vdibroker.delivery.store.HistoryWatch;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Down once something was met in the history that the broker did not write; warns while an end that was there once is
 * missing.
 * Neither takes the process out of service: an administrator has to work.
 */
final class HistoryHealth extends AbstractHealthIndicator {

    private final HistoryWatch watch;

    HistoryHealth(HistoryWatch watch) {
        super("Whether the history is as it was stored cannot be told");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var missing = watch.missing();
        var status = missing.isPresent() ? HealthDelivery.WARN : Status.UP;
        health.status(watch.wrong() > 0 ? Status.DOWN : status).withDetail("wrong", watch.wrong());
        missing.ifPresent(end -> health.withDetail("wentTo", end.position()).withDetail("endedAt", end.found()));
    }
}
