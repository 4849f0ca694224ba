package io.vdibroker.app.verify;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@link Promise#NOTHING_FORGOTTEN}: what waits in line at a controller moves. A line may be long; but while somebody waits in
 * it, something of that controller is under way, or has been a moment ago.
 */
final class UnbegunStepsCheck implements Check {

    /** In line since then, by the time in which the broker works and nothing is in the controller's way. */
    private record Waiting(String subject, PoolId poolId, String what, Duration since, long index) {}

    private final OpenWorkCheck openWork;
    private final Standstills standstills = new Standstills();
    private final Map<Object, Waiting> line = new HashMap<>();
    private final Map<ControllerId, Duration> moved = new HashMap<>();
    private Duration now = Duration.ZERO;

    /** Reads after that check, which knows what is under way. */
    UnbegunStepsCheck(OpenWorkCheck openWork) {
        this.openWork = openWork;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        now = worked;
        var payload = stored.payload();
        standstills.see(payload, worked);
        if (payload instanceof MachineEvent event && !OpenWorkCheck.isBesideTheOperation(event)) {
            seeStep(stored.stream(), event.poolId(), event instanceof MachineStepStarted, stored);
        } else if (payload instanceof ExpansionEvent event && !(event instanceof ExpansionCancelRequested)) {
            var starts = event instanceof CloningStarted || event instanceof TaggingStarted;
            seeStep(stored.stream(), event.poolId(), starts, stored);
        } else if (payload instanceof PoolEvent event && isOfTheTag(event)) {
            var starts = event instanceof PoolTagRequested || event instanceof PoolTagRemovalRequested;
            seeStep(event.poolId() + " tag", event.poolId(), starts, stored);
        }
    }

    private static boolean isOfTheTag(PoolEvent event) {
        return event instanceof PoolTagRequested
                || event instanceof PoolTagBegun
                || event instanceof PoolTagAttemptFailed
                || event instanceof PoolTagTimedOut
                || event instanceof PoolTagReady
                || event instanceof PoolTagRemovalRequested
                || event instanceof PoolTagRemovalBegun
                || event instanceof PoolTagRemoved
                || event instanceof PoolDeleted;
    }

    private void seeStep(Object key, PoolId poolId, boolean starts, StoredEvent stored) {
        if (starts) {
            var what = stored.type().substring(stored.type().lastIndexOf('.') + 1);
            line.put(key, new Waiting(stored.stream(), poolId, what, spent(poolId), stored.index()));
            return;
        }
        line.remove(key);
        var controllerId = standstills.controllerOf(poolId);
        if (controllerId != null) {
            moved.put(controllerId, spent(poolId));
        }
    }

    private Duration spent(PoolId poolId) {
        return now.minus(standstills.lost(poolId, now));
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        now = worked;
        line.values().stream().filter(this::isForgotten).forEach(waiting -> findings.accept(found(waiting)));
    }

    private boolean isForgotten(Waiting waiting) {
        var controllerId = standstills.controllerOf(waiting.poolId());
        if (controllerId == null || openWork.isAnythingUnderWay(controllerId)) {
            return false;
        }
        var late = spent(waiting.poolId()).minus(OpenWorkCheck.LATE);
        return waiting.since().compareTo(late) < 0
                && moved.getOrDefault(controllerId, Duration.ZERO).compareTo(late) < 0;
    }

    private static Finding found(Waiting waiting) {
        var text = "after " + waiting.what() + " nobody began it, and nothing of its controller is under way";
        return new Finding(Promise.NOTHING_FORGOTTEN, waiting.subject(), text, waiting.index());
    }
}
