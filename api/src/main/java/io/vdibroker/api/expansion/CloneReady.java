package io.vdibroker.api.expansion;

import io.vdibroker.api.machine.MachineId;

/** A clone that ECP shows usable, under the name that ECP gave it. */
public record CloneReady(MachineId machineId, String name) {}
