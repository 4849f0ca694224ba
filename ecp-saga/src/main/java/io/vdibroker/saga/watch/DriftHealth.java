package io.vdibroker.saga.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vdibroker.delivery.health.HealthDelivery;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Warns while ECP and the broker do not agree on which machines there are: {@code drift}, and {@code vdi.drift} by kind. An
 * administrator decides about those machines. Machines that flap, and agents that fell silent, are counted without a
 * warning.
 */
@Component("driftHealthIndicator")
final class DriftHealth extends AbstractHealthIndicator implements MeterBinder {

    private final MachineList machines;
    private final StrangerList strangers;

    DriftHealth(MachineList machines, StrangerList strangers) {
        super("Missing machines and strangers cannot be counted");
        this.machines = machines;
        this.strangers = strangers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var missing = machines.countMissing();
        var unknown = strangers.count();
        health.status(missing + unknown > 0 ? HealthDelivery.WARN : Status.UP)
                .withDetail("missing", missing)
                .withDetail("strangers", unknown)
                .withDetail("flapping", machines.countFlapping())
                .withDetail("silentAgents", machines.countSilentAgents());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "MISSING", machines::countMissing);
        gauge(registry, "STRANGER", strangers::count);
        gauge(registry, "FLAPPING", machines::countFlapping);
        gauge(registry, "SILENT_AGENT", machines::countSilentAgents);
    }

    private static void gauge(MeterRegistry registry, String kind, Supplier<Number> count) {
        Gauge.builder("vdi.drift", count)
                .tag("kind", kind)
                .description("Machines that ECP does not show, and machines that look like ours and no pool has")
                .register(registry);
    }
}
