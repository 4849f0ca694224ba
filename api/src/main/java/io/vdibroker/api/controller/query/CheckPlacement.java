package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Could a pool be cloned like this? Answered by {@link PlacementView} within 10 s or refused with a reason. */
public record CheckPlacement(
        ControllerId controllerId,
        UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        UUID templateId,
        int machineCount,
        boolean thin) {}
