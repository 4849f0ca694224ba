package io.vdibroker.api.pool.query;

/**
 * The machines of a pool by status, and of those that are ready how many are somebody's, free, kept for who had them,
 * on the way to be
 * free again, or given to nobody because they did not come up.
 */
public record MachineCounts(
        int total,
        int requested,
        int cloning,
        int preparing,
        int ready,
        int assigned,
        int free,
        int held,
        int returning,
        int quarantined,
        int failed,
        int removing,
        int needsAttention) {}
