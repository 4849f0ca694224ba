package io.vdibroker.api.pool;

/** Where the machines of a pool come from. */
public enum PoolType {
    /** The broker clones them from a template. */
    AUTOMATED,

    /** An administrator adds existing machines. */
    STATIC
}
