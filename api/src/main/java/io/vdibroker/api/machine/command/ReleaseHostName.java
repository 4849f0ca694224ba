package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The machine needs the name no more; sent by a rule. Changes nothing if the name is not its own. */
public record ReleaseHostName(@TargetAggregateIdentifier HostNameKey nameKey, MachineId machineId)
        implements HostNameCommand {}
