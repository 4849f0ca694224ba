package io.vdibroker.query.store;

/** Lasts until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it; a second time does nothing. */
    @Override
    void close();
}
