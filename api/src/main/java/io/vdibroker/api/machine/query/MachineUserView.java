package io.vdibroker.api.machine.query;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import org.jspecify.annotations.Nullable;

/** Whose machine it is. */
public record MachineUserView(UserId userId, @Nullable Sealed login) {}
