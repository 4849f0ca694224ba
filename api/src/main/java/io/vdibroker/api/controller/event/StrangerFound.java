package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/**
 * ECP has a machine that looks like one of ours and that no pool has. Nothing is done about it: an administrator decides.
 *
 * @param name what ECP calls it
 * @param poolId the pool that had it, or whose tag it carries
 */
@Revision("1")
public record StrangerFound(
        ControllerId controllerId, MachineId machineId, String name, StrangerSign sign, PoolId poolId)
        implements ControllerEvent {}
