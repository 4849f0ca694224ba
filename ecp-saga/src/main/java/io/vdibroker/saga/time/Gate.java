package io.vdibroker.saga.time;

/** Holds back who must not act on a list that may still show what is long done. */
public interface Gate {
    /** Reads the head of the events now, and runs the action once the processing group has passed it. */
    void whenPassed(String group, Runnable action);
}
