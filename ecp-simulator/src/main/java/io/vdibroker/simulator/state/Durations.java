package io.vdibroker.simulator.state;

/** How long each kind of work lasts before the time factor and the jitter are applied, in milliseconds. */
public record Durations(
        long startMs,
        long forceOffMs,
        long softShutdownMs,
        long softLimitMs,
        long suspendMs,
        long resumeMs,
        long rebootMs,
        long thinCloneMs,
        long fullClonePer20GbMs,
        long removeMs,
        long remoteAccessMs,
        long hostnameMs,
        long adJoinMs,
        long tagMs,
        long changeTemplateMs,
        long changeTemplatePerCloneMs,
        long bootLinuxMs,
        long bootWindowsMs,
        long agentAfterResumeMs,
        long addressMinMs,
        long addressMaxMs,
        long prepareAgentLimitMs,
        long backupMs,
        long restoreMs,
        long migrateMs) {

    /** The documented defaults. */
    public static final Durations DEFAULT = new Durations(
            4_000, 1_000, 15_000, 60_000, 3_000, 3_000, 1_000, 3_000, 60_000, 2_000, 2_000, 3_000, 10_000, 500, 30_000,
            2_000, 20_000, 45_000, 1_000, 1_000, 5_000, 600_000, 120_000, 120_000, 10_000);
}
