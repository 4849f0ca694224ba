package io.vdibroker.simulator.state;

/** Answers to questions that no public source settles, so that a broker can be tried with either. */
public record Rules(
        boolean strictNames,
        boolean uniqueTagNames,
        Leftover failedCreate,
        Leftover cancelledCreate,
        boolean runningCanBeRemoved,
        boolean partialParent,
        boolean hostnameReboots,
        boolean softNeedsAgent,
        boolean sameKeyOtherBodyRefused,
        long idempotencyWindowMs,
        long thinCloneMib,
        long thinGrowthMib,
        String deadUsbHosts,
        boolean permissionsAsObject,
        boolean errorsAsMap,
        boolean unknownEntitiesRefused,
        boolean remoteAccessEndsViewers) {

    /** What stays of a machine whose creation did not succeed. */
    public enum Leftover {
        FAILED,
        REMOVED
    }

    /** The reading of the contract that is the harder one for a client, where it leaves a choice. */
    public static final Rules DEFAULT = new Rules(
            false,
            true,
            Leftover.FAILED,
            Leftover.REMOVED,
            false,
            false,
            false,
            true,
            true,
            3_600_000,
            512,
            64,
            "192.0.2.",
            false,
            false,
            false,
            false);
}
