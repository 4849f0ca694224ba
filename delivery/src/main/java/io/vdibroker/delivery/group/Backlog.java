package io.vdibroker.delivery.group;

/**
 * Says whether what was begun has fallen too far behind to begin more. Asked at the doors, for what people want of the
 * broker; never for what sagas, the worker and the wait list send, because they finish what was begun.
 */
@FunctionalInterface
public interface Backlog {

    /** Whether sagas, or the lists of the worker and the wait list, have more events before them than the limit. Cheap. */
    boolean isTooLong();
}
