package io.vdibroker.simulator.state;

/** Something a subscriber of the websocket may hear of. */
public record Change(Event event, Object entity) {

    /** As the websocket spells it. */
    public enum Event {
        CREATED,
        UPDATED,
        DELETED
    }

    /** Hears of every change, in order, under the lock: it must not wait for anything. */
    public interface Listener {
        void changed(Change change);
    }
}
