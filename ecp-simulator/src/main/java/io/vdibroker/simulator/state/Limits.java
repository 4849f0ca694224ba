package io.vdibroker.simulator.state;

/** How much runs at once; what is above waits in the order of arrival. */
public record Limits(int tasksPerNode, int tasksInTotal, int clonesPerJob) {

    /** Small enough that a hundred machines prepared at once are seen to queue. */
    public static final Limits DEFAULT = new Limits(8, 24, 4);
}
