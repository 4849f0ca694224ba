package io.vdibroker.api.pool.query;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.pool.Entitled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user, with the login, or a group, with its name, that may use a pool. */
public record EntitlementView(Entitled party, @Nullable Sealed login, @Nullable String groupName, Instant since) {}
