package io.vdibroker.api.pool;

import io.vdibroker.api.machine.MachineId;

/** An existing machine that a static pool takes. */
public record ClaimedMachine(MachineId machineId, String name) {}
