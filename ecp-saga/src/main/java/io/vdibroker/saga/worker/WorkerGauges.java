package io.vdibroker.saga.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows what waits and what is under way: {@code vdi.worker.steps} by state, {@code vdi.worker.in.flight}, {@code vdi.worker.at.work}, {@code vdi.worker.unwanted.tasks}. */
@Component
final class WorkerGauges implements MeterBinder {
    private final WorkerList list;
    private final Worker worker;

    WorkerGauges(WorkerList list, Worker worker) {
        this.list = list;
        this.worker = worker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : OpenStep.State.values()) {
            Gauge.builder("vdi.worker.steps", list, of -> of.steps().count(state))
                    .tag("state", state.name())
                    .description("Open steps of machines, expansions and pools")
                    .register(registry);
        }
        Gauge.builder("vdi.worker.in.flight", worker, Worker::inFlight)
                .description("Attempts that this process has in hand")
                .register(registry);
        Gauge.builder("vdi.worker.at.work", worker, Worker::atWork)
                .description("Pieces of work that the worker's threads have before them, or are at")
                .register(registry);
        Gauge.builder("vdi.worker.unwanted.tasks", list, of -> of.unwanted()
                        .all()
                        .size())
                .description("ECP tasks of expired or superseded attempts that have not ended")
                .register(registry);
    }
}
