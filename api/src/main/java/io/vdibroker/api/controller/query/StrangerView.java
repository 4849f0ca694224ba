package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;

/**
 * A machine of ECP that looks like one of ours and that no pool has.
 *
 * @param name what ECP called it when it was found
 * @param poolId the pool that had it, or whose tag it carries
 * @param foundAt when that was recorded
 * @param forgotten whether an administrator knows of it, so that nobody is warned any more
 */
public record StrangerView(
        MachineId machineId, String name, StrangerSign sign, PoolId poolId, Instant foundAt, boolean forgotten) {}
