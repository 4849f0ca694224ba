package io.vdibroker.api.pool.query;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;

/** A machine that a static pool was to begin with, and why it could not be taken. */
public record RefusedMachineView(MachineId machineId, Failure failure) {}
