package io.vdibroker.api.controller.query;

import io.vdibroker.api.machine.MachineId;
import org.jspecify.annotations.Nullable;

/** What ECP says of one machine: its name, or why it cannot be used. */
public record CheckedDomainView(MachineId machineId, @Nullable String name, @Nullable String problem) {}
