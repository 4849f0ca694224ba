package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gave the machine another name in ECP. Its host name, and that of its computer account, stay what they were.
 * Histories of before do not know the former name.
 */
@Revision("1")
public record MachineRenamed(MachineId machineId, PoolId poolId, String name, @Nullable String formerName)
        implements MachineEvent {}
