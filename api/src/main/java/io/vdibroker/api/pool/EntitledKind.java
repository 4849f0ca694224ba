package io.vdibroker.api.pool;

/** Who can be entitled to a pool. */
public enum EntitledKind {
    USER,

    GROUP
}
