package io.vdibroker.api.machine.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a machine. Of one that is DELETED or RELEASED only its pool, the reason and the time are.
 *
 * @param hostname what the broker calls its guest; it may differ from its name in ECP
 * @param cloned whether the broker made it, and so may delete it
 * @param quarantined it did not come up for a user, and is given to nobody until the step that it failed at works
 *     again, or an administrator decides
 * @param held it is kept, and given to nobody but who had it, until then or an administrator's word
 * @param returning it is switched off after its last user, and then free
 * @param unconfirmed the store was restored, and what is said here of its user may be out of date
 * @param leftInDomain the computer account that remains in a directory domain, as name@domain
 * @param missingSince since when ECP does not show it, although nobody here removed it
 * @param flappingSince since when its power or agent comes and goes, so that not every change is recorded
 * @param since when its pool wanted it, or when it was gone
 */
public record MachineView(
        @JsonProperty("id") MachineId machineId,
        PoolId poolId,
        @Nullable ControllerId controllerId,
        @Nullable ExpansionId expansionId,
        MachineStatus status,
        @Nullable String name,
        @Nullable String hostname,
        boolean cloned,
        boolean quarantined,
        List<MachineUserView> users,
        @Nullable HeldMachineView held,
        boolean returning,
        boolean unconfirmed,
        PowerState power,
        boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String nodeId,
        @Nullable Integer nodeConsolePort,
        @Nullable Instant seenAt,
        @Nullable CurrentOperationView operation,
        @Nullable CurrentOperationView waiting,
        @Nullable Failure failure,
        @Nullable String leftInDomain,
        @Nullable Instant missingSince,
        @Nullable Instant flappingSince,
        @Nullable Instant since) {}
