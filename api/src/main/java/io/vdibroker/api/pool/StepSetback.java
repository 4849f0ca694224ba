package io.vdibroker.api.pool;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import java.time.Instant;

/** When a machine failed at a step, and why. */
public record StepSetback(MachineId machineId, Failure failure, Instant at) {}
