package io.vdibroker.delivery.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.delivery.group.GroupBacklog;
import io.vdibroker.delivery.group.GroupHealth;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.group.Progress;

/**
 * Shows whether events get through: {@code vdi.attention} by kind, {@code vdi.segments.idle}, {@code vdi.groups.stopped},
 * {@code vdi.events.behind}, {@code vdi.backlog}.
 */
record DeliveryGauges(Attention attention, ProcessorHealth processors, Progress progress, GroupBacklog backlog)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var kind : AttentionKind.values()) {
            Gauge.builder("vdi.attention", attention, of -> of.counts().getOrDefault(kind, 0L))
                    .tag("kind", kind.name())
                    .description("Sagas and parts of views that are held up by an event")
                    .register(registry);
        }
        Gauge.builder("vdi.segments.idle", processors, DeliveryGauges::idle)
                .description("Segments of processing groups that are not at work")
                .register(registry);
        Gauge.builder("vdi.groups.stopped", processors, of -> of.groups().stream()
                        .filter(GroupHealth::stopped)
                        .count())
                .description("Processing groups that only a restart brings back")
                .register(registry);
        Gauge.builder("vdi.events.behind", this, DeliveryGauges::behind)
                .description("Events that the slowest group at work has not handled yet")
                .register(registry);
        Gauge.builder("vdi.backlog", backlog, GroupBacklog::behind)
                .description("Events that the slowest saga or list has not handled yet")
                .register(registry);
    }

    private static double idle(ProcessorHealth processors) {
        return processors.groups().stream()
                .mapToInt(group -> group.segments() - group.running())
                .sum();
    }

    private double behind() {
        var head = progress.head();
        return processors.groups().stream()
                .filter(GroupHealth::healthy)
                .mapToLong(group -> Math.max(0, head - group.position()))
                .max()
                .orElse(0);
    }
}
