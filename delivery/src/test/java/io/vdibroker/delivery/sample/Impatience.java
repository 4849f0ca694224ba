package io.vdibroker.delivery.sample;

import io.vdibroker.delivery.group.ProcessorHealth;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.SmartLifecycle;

/**
 * Cuts the pauses that Axon makes between two attempts short. It pauses 1, 2, 4 .. 60 s, which is no setting, and a test
 * learns nothing from waiting. For tests to import.
 */
public class Impatience implements SmartLifecycle {

    private final EventProcessingConfiguration processors;
    private final ProcessorHealth health;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    Impatience(EventProcessingConfiguration processors, ProcessorHealth health) {
        this.processors = processors;
        this.health = health;
    }

    @Override
    public void start() {
        running = true;
        clock.scheduleWithFixedDelay(this::endPauses, 100, 100, TimeUnit.MILLISECONDS);
    }

    private void endPauses() {
        for (var group : health.groups()) {
            var processor = processors
                    .eventProcessor(group.group(), StreamingEventProcessor.class)
                    .orElseThrow();
            var atWork = processor.processingStatus().keySet();
            IntStream.range(0, group.segments())
                    .filter(segment -> !atWork.contains(segment))
                    .forEach(segment -> processor.releaseSegment(segment, 0, TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
