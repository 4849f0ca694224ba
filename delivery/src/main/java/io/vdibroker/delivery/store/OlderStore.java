package io.vdibroker.delivery.store;

/** Whether the store is known to be older than what happened, and nobody has confirmed yet how to go on. */
@FunctionalInterface
public interface OlderStore {

    /** What the history does not name then may be named by what is missing of it. */
    boolean isOlder();
}
