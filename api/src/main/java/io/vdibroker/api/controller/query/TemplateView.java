package io.vdibroker.api.controller.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template of ECP. */
public record TemplateView(UUID id, String name, @Nullable String osType, int cpuCount, int memoryMib) {}
