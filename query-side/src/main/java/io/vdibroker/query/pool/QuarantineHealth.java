package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;

import io.vdibroker.api.operation.Step;
import io.vdibroker.delivery.health.HealthDelivery;
import io.vdibroker.query.machine.PoolMachines;
import java.util.Arrays;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Warns while machines are set aside that did not come up, or a pool has a paused step: {@code quarantine}. */
@Component("quarantineHealthIndicator")
final class QuarantineHealth extends AbstractHealthIndicator {

    private final PoolCollections views;
    private final PoolMachines machines;

    QuarantineHealth(PoolCollections views, PoolMachines machines) {
        super("Machines that were set aside cannot be counted");
        this.views = views;
        this.machines = machines;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var aside = machines.countQuarantined();
        var paused = views.pools.countDocuments(or(Arrays.stream(Step.values())
                .map(step -> exists(PoolProjector.paused(step)))
                .toList()));
        health.status(aside + paused > 0 ? HealthDelivery.WARN : Status.UP)
                .withDetail("machines", aside)
                .withDetail("poolsWithPausedSteps", paused);
    }
}
