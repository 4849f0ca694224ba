package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;

/** What makes an existing machine a member of a static pool. */
public sealed interface ClaimCommand permits ClaimMachine, ClaimMachineOfNewPool {
    /** The stream it belongs to. */
    MachineId machineId();
}
