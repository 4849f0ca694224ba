package io.vdibroker.api.controller.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A resource pool of ECP. */
public record ResourcePoolView(
        UUID id, String name, int machineCount, @Nullable Integer cpuLimit, @Nullable Integer memoryLimitMib) {}
