package io.vdibroker.api.controller.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A server of ECP. */
public record NodeView(
        UUID id, String name, String status, @Nullable String managementAddress, int cpuCount, int memoryMib) {}
