package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.serialization.Revision;

/**
 * The host name is this machine's; recorded in the same unit of work in which the machine takes it. If only an account
 * is left, the
 * machine is gone, and its computer account has the name.
 */
@Revision("1")
public record HostNameReserved(HostNameKey nameKey, MachineId machineId, boolean onlyAnAccount)
        implements HostNameEvent {}
