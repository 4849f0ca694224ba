package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.serialization.Revision;

/** The host name is free. */
@Revision("1")
public record HostNameReleased(HostNameKey nameKey, MachineId machineId) implements HostNameEvent {}
