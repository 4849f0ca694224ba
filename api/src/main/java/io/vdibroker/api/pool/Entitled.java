package io.vdibroker.api.pool;

import java.util.UUID;

/** A user or a group that may use a pool. */
public record Entitled(EntitledKind kind, UUID id) {}
