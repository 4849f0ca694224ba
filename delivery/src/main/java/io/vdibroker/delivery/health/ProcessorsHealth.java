package io.vdibroker.delivery.health;

import io.vdibroker.delivery.group.GroupFailure;
import io.vdibroker.delivery.group.GroupHealth;
import io.vdibroker.delivery.group.ProcessorHealth;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Warns while a group waits to try again, as it does at the start and after a failure; down when nobody tries any more. */
final class ProcessorsHealth extends AbstractHealthIndicator {

    private final ProcessorHealth processors;

    ProcessorsHealth(ProcessorHealth processors) {
        super("The state of the processing groups cannot be read");
        this.processors = processors;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var idle =
                processors.groups().stream().filter(group -> !group.healthy()).toList();
        health.status(
                idle.isEmpty()
                        ? Status.UP
                        : idle.stream().anyMatch(GroupHealth::stopped) ? Status.DOWN : HealthDelivery.WARN);
        idle.forEach(group -> health.withDetail(group.group(), sentence(group)));
    }

    private static String sentence(GroupHealth group) {
        return group.running() + " of " + group.segments() + " segments at work"
                + group.lastFailure().map(ProcessorsHealth::sentence).orElse("");
    }

    private static String sentence(GroupFailure failure) {
        return "; last failure at " + failure.at() + ", "
                + failure.error().substring(failure.error().lastIndexOf('.') + 1);
    }
}
