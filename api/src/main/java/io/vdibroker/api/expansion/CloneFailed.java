package io.vdibroker.api.expansion;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;

/** A clone that did not come. */
public record CloneFailed(MachineId machineId, Failure failure) {}
