package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates of a controller, or those of a resource pool, by name; name narrows by a part of it. Pages count from 0. Asked live of ECP, answered by {@link TemplatesView} within 10 s or refused with a reason. */
public record FindTemplates(
        ControllerId controllerId, @Nullable UUID resourcePoolId, @Nullable String name, int page, int size) {}
