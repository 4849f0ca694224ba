package io.vdibroker.delivery.saga;

import java.util.List;

/** Where parked events are kept, beside the sagas they belong to. */
public interface ParkedEventStore {

    /** All of them, the oldest event first. */
    List<ParkedEvent> all();

    /** Keeps one more; its id is ignored. The same event of the same sequence is kept once. */
    void add(ParkedEvent event);

    /** Replaces the outcome of the last try. */
    void update(ParkedEvent event);

    /** It was handled at last. */
    void remove(long id);
}
