package io.vdibroker.api.machine.query;

import io.vdibroker.api.machine.MachineId;

/** What is known of the machine, or was last? Answered by {@link MachineView}, or nothing. */
public record GetMachine(MachineId machineId) {}
