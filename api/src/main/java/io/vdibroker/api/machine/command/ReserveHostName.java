package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The computer account of a machine that is gone has this name; sent by a rule. Changes nothing if somebody has the
 * name.
 */
public record ReserveHostName(@TargetAggregateIdentifier HostNameKey nameKey, MachineId machineId)
        implements HostNameCommand {}
