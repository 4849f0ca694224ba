package io.vdibroker.delivery.store;

import java.util.List;

/** Which streams there are. */
@FunctionalInterface
public interface Streams {

    /** The keys of all streams of a kind, which is what stands before the slash. */
    List<String> of(String kind);
}
