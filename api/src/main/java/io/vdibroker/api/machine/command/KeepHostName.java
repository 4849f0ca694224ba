package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The machine was prepared: its host name is reserved, if a history of before did not do that; sent by a rule. */
public record KeepHostName(@TargetAggregateIdentifier MachineId machineId) implements MachineCommand {}
