package io.vdibroker.query.restore;

import io.vdibroker.delivery.health.HealthDelivery;
import io.vdibroker.delivery.store.Restorations;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Warns until an administrator has confirmed a store that is older than what happened. */
@Component("storeHealthIndicator")
final class StoreHealth extends AbstractHealthIndicator {

    private final Restorations restorations;

    StoreHealth(Restorations restorations) {
        super("Whether the store was restored cannot be read");
        this.restorations = restorations;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var unconfirmed = restorations.unconfirmed();
        health.up();
        unconfirmed.forEach(found ->
                health.status(HealthDelivery.WARN).withDetail(found.reason().name(), found.detail()));
    }
}
