package io.vdibroker.api.controller.query;

import io.vdibroker.api.machine.MachineId;

/** What does ECP show of the machine right now? Answered by {@link io.vdibroker.api.machine.Observation}. */
public record GetMachineFacts(MachineId machineId) {}
