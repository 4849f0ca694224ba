package io.vdibroker.delivery.store;

/** Whether the store is known to lack what happened: older and not confirmed yet, or damaged. */
@FunctionalInterface
public interface OlderStore {

    /** What the history does not name then may be named by what is missing of it. */
    boolean isOlder();
}
