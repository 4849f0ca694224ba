package io.vdibroker.saga.time;

import java.util.Set;

/** Holds back who must not act on a list that may still show what is long done. */
public interface Gate {
    /** Reads the head of the events now, and runs the action once these processing groups have all passed it. */
    void whenPassed(Set<String> groups, Runnable action);
}
