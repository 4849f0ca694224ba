package io.vdibroker.delivery.group;

import io.vdibroker.delivery.store.EventLog;

/**
 * How far the events have come. Worker and wait list read the head once at their start and act only when their own list
 * has passed it; before that, the list may still show what is long done.
 */
public final class Progress {

    private final EventLog events;
    private final ProcessorHealth health;

    Progress(EventLog events, ProcessorHealth health) {
        this.events = events;
        this.health = health;
    }

    /** The global index of the last event in the store, 0 if there is none. */
    public long head() {
        return events.head();
    }

    /** The global index that all segments of the group have passed; 0 while one of them is not at work. */
    public long position(String group) {
        return health.group(group).position();
    }

    /** Whether the group is kept from work on purpose. */
    boolean isHeld(String group) {
        return health.isHeld(group);
    }

    /** Whether the group has handled everything up to this head, and is at work. */
    public boolean hasPassed(String group, long head) {
        var state = health.group(group);
        return state.healthy() && state.position() >= head;
    }
}
