package io.vdibroker.saga.ecp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vdibroker.api.controller.ControllerCondition;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Shows how many controllers cannot be used: {@code vdi.controllers} by state. */
@Component
final class ControllerGauges implements MeterBinder {
    private final Overlays overlays;

    ControllerGauges(Overlays overlays) {
        this.overlays = overlays;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "UNREACHABLE", overlay -> overlay.condition() == ControllerCondition.SILENT);
        gauge(registry, "CREDENTIAL_REJECTED", overlay -> overlay.condition() == ControllerCondition.KEY_REJECTED);
        gauge(registry, "IN_SERVICE", Overlay::isInService);
    }

    private void gauge(MeterRegistry registry, String state, Predicate<Overlay> counts) {
        Gauge.builder("vdi.controllers", overlays, of -> of.all().values().stream()
                        .filter(counts)
                        .count())
                .tag("state", state)
                .description("Controllers that cannot be used")
                .register(registry);
    }
}
