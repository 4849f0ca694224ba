package io.vdibroker.saga.time;

import java.time.Instant;

/** Wakes somebody at a moment of the steady clock, so that tests can let it pass. */
public interface Alarms {
    /** Runs it then, or at once if that has passed, in a thread that must not be held. */
    void at(Instant moment, Runnable wake);
}
