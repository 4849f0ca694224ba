package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The directory did not take a computer of this name. The name is free, and given to nobody before that time. */
@Revision("1")
public record HostNameRefused(HostNameKey nameKey, MachineId machineId, Failure failure, Instant until)
        implements HostNameEvent {}
