package io.vdibroker.api.pool.query;

import org.jspecify.annotations.Nullable;

/** The domain that computers of the pool join. */
public record DomainJoinView(String domain, @Nullable String organizationalUnit) {}
