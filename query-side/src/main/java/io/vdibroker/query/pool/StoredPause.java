package io.vdibroker.query.pool;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.StepSetback;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.query.PausedStepView;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** A paused step within the document of its pool. */
record StoredPause(Instant since, List<Setback> setbacks) {

    record Setback(String machine, StoredFailure failure, Instant at) {}

    static Document of(StepPaused event, Instant since) {
        return new Document("since", since)
                .append(
                        "setbacks",
                        event.setbacks().stream()
                                .map(setback -> new Document(
                                                "machine",
                                                setback.machineId().value().toString())
                                        .append("failure", StoredFailure.of(setback.failure()))
                                        .append("at", setback.at()))
                                .toList());
    }

    PausedStepView toView(Step step) {
        return new PausedStepView(
                step,
                since,
                setbacks.stream()
                        .map(setback -> new StepSetback(
                                MachineId.of(setback.machine()),
                                setback.failure().toFailure(),
                                setback.at()))
                        .toList());
    }
}
