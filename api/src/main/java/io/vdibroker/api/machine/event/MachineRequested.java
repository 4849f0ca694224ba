package io.vdibroker.api.machine.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool wants this machine; from now on it must be cloned or be told apart as failed. */
@Revision("1")
public record MachineRequested(
        MachineId machineId, PoolId poolId, ControllerId controllerId, ExpansionId expansionId, String tagId)
        implements MachineEvent {}
