package io.vdibroker.delivery.store;

import java.util.Set;

/** Whether the history speaks of something. */
@FunctionalInterface
public interface Mentions {

    /** Those of these ids that are anywhere in a stored event, whatever its type, up to the head of the store. */
    Set<String> of(Set<String> ids);
}
