package io.vdibroker.simulator.state;

/** Everything that a scenario or a test may adjust while the simulator runs. The skew is only in what clients see. */
public record Settings(
        double timeFactor, double jitter, Durations durations, Limits limits, Rules rules, long clockSkewMs) {

    public static final Settings DEFAULT = new Settings(1.0, 0.2, Durations.DEFAULT, Limits.DEFAULT, Rules.DEFAULT, 0);

    public Settings {
        if (timeFactor < 0 || jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException("timeFactor is at least 0, jitter at least 0 and below 1");
        }
        if (limits.tasksPerNode() < 1 || limits.tasksInTotal() < 1 || limits.clonesPerJob() < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }

    /** The same with another speed. */
    public Settings withTimeFactor(double factor) {
        return new Settings(factor, jitter, durations, limits, rules, clockSkewMs);
    }
}
