package io.vdibroker.api.machine.query;

import io.vdibroker.api.pool.HoldReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For whom a machine is kept, if that is known, why, and since when. */
public record HeldMachineView(@Nullable MachineUserView user, HoldReason reason, Instant since) {}
