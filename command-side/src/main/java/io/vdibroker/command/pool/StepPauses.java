package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.StepSetback;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** At which steps machines failed of late, and which steps are paused because several did: docs/adr/0032. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class StepPauses {
    /** A step is paused by far fewer; the rest is of no use. */
    private static final int REMEMBERED = 100;

    // not final: the serializer would lose them without a word
    private Map<Step, List<StepSetback>> recent = new EnumMap<>(Step.class);
    private Map<Step, List<StepSetback>> paused = new EnumMap<>(Step.class);
    /** The free machine that was given last although it needs a step that is paused. */
    private @Nullable MachineId tried;

    boolean isPaused(Step step) {
        return paused.containsKey(step);
    }

    /** How each machine failed last at the step since then. */
    List<StepSetback> since(Step step, Instant start) {
        return recent.getOrDefault(step, List.of()).stream()
                .filter(setback -> !setback.at().isBefore(start))
                .toList();
    }

    /** Which machines were to blame, before the step was paused. */
    List<MachineId> suspects(Step step) {
        return paused.getOrDefault(step, List.of()).stream()
                .map(StepSetback::machineId)
                .toList();
    }

    /** Whether a free machine cannot be brought up without a step that is paused. */
    boolean concern(Place place) {
        return paused.keySet().stream().anyMatch(step -> needs(place, step));
    }

    /** Which pauses are over when this machine has come up: those of steps that it needed. */
    List<Step> disprovedBy(Place place) {
        return paused.keySet().stream()
                .filter(step -> !place.everReady() && needs(place, step) || failedAt(step, place.machineId()))
                .toList();
    }

    private boolean failedAt(Step step, MachineId machineId) {
        return recent.getOrDefault(step, List.of()).stream()
                .anyMatch(setback -> setback.machineId().equals(machineId));
    }

    private static boolean needs(Place place, Step step) {
        return switch (step) {
            case POWER_ON -> place.readiness() == Readiness.OFF;
            case GUEST_AGENT -> place.readiness() != Readiness.ON_WITH_AGENT;
            default -> true;
        };
    }

    @Nullable
    MachineId tried() {
        return tried;
    }

    void tryOn(MachineId machineId) {
        tried = machineId;
    }

    @EventSourcingHandler
    void on(MachineDidNotComeUp event) {
        var setbacks = new ArrayList<>(recent.getOrDefault(event.step(), List.of()));
        setbacks.removeIf(setback -> setback.machineId().equals(event.machineId()));
        setbacks.add(new StepSetback(event.machineId(), event.failure(), event.at()));
        if (setbacks.size() > REMEMBERED) {
            setbacks.remove(0);
        }
        recent.put(event.step(), setbacks);
    }

    @EventSourcingHandler
    void on(StepPaused event) {
        paused.put(event.step(), event.setbacks());
    }

    @EventSourcingHandler
    void on(StepResumed event) {
        paused.remove(event.step());
        recent.remove(event.step());
    }
}
