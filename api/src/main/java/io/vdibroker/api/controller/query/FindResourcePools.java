package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The resource pools of a controller, by name; name narrows by a part of it. Pages count from 0. Asked live of ECP, answered by {@link ResourcePoolsView} within 10 s or refused with a reason. */
public record FindResourcePools(
        ControllerId controllerId, @Nullable UUID resourcePoolId, @Nullable String name, int page, int size) {}
