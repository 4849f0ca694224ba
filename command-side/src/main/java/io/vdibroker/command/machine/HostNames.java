package io.vdibroker.command.machine;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import java.time.Instant;

/** Lets a machine take or lose a host name in the decision that needs it: both are recorded or none. */
interface HostNames {

    /** False if another machine has the name, or if the directory refused it lately. */
    boolean reserve(HostNameKey nameKey, MachineId machineId, Instant now);

    /**
     * A machine that was prepared under this name has it, and the account of a machine that is gone; false if another
     * machine has it.
     */
    boolean keep(HostNameKey nameKey, MachineId machineId);

    /** The directory does not take the name: for a while it is given to nobody. */
    void refuse(HostNameKey nameKey, MachineId machineId, Failure failure, Instant now);
}
