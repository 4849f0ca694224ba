package io.vdibroker.delivery.store;

/** What may be asked about the event store as a whole. */
public interface EventLog {

    /** The global index of the last event that was committed, 0 if there is none. */
    long head();

    /** Identifies this very store: another one, or one made anew, has another identity. */
    String identity();
}
