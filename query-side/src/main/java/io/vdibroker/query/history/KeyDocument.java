package io.vdibroker.query.history;

import org.jspecify.annotations.Nullable;

/** The first and last chunk of a key; the last position under the name of the head. */
record KeyDocument(@Nullable Long first, long last) {

    long firstChunk() {
        return first == null ? 0 : first;
    }
}
