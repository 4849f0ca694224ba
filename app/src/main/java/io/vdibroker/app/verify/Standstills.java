package io.vdibroker.app.verify;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerEvent;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolCreated;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When something was in the way of using a controller: nothing of its pools is due in that time. */
final class Standstills {

    private final Map<PoolId, ControllerId> controllers = new HashMap<>();
    private final Set<ControllerId> unusable = new HashSet<>();
    private final Set<ControllerId> inService = new HashSet<>();
    private final Map<ControllerId, Duration> since = new HashMap<>();
    private final Map<ControllerId, Duration> lost = new HashMap<>();

    /** Reads what concerns controllers; the time is how long the broker had worked. */
    void see(@Nullable Object payload, Duration worked) {
        if (payload instanceof PoolCreated created) {
            controllers.put(created.poolId(), created.controllerId());
        } else if (payload instanceof ControllerEvent event) {
            seeController(event);
            note(event.controllerId(), worked);
        }
    }

    private void seeController(ControllerEvent event) {
        if (event instanceof ControllerBecameUnreachable || event instanceof ControllerCredentialRejected) {
            unusable.add(event.controllerId());
        } else if (event instanceof ControllerAnswersAgain || event instanceof ControllerCredentialAccepted) {
            unusable.remove(event.controllerId());
        } else if (event instanceof ControllerPutInService) {
            inService.add(event.controllerId());
        } else if (event instanceof ControllerServiceEnded) {
            inService.remove(event.controllerId());
        }
    }

    private void note(ControllerId controllerId, Duration worked) {
        var stands = unusable.contains(controllerId) || inService.contains(controllerId);
        var began = since.get(controllerId);
        if (stands && began == null) {
            since.put(controllerId, worked);
        } else if (!stands && began != null) {
            since.remove(controllerId);
            lost.merge(controllerId, worked.minus(began), Duration::plus);
        }
    }

    /** Which controller the pool uses, if it was ever made. */
    @Nullable
    ControllerId controllerOf(PoolId poolId) {
        return controllers.get(poolId);
    }

    /** How much of the time that the broker had worked until then was lost for the pool. */
    Duration lost(PoolId poolId, Duration worked) {
        var controllerId = controllers.get(poolId);
        if (controllerId == null) {
            return Duration.ZERO;
        }
        var began = since.get(controllerId);
        return lost.getOrDefault(controllerId, Duration.ZERO).plus(began == null ? Duration.ZERO : worked.minus(began));
    }
}
