package io.vdibroker.api.history.event;

import io.vdibroker.api.history.HistoryId;

/** Everything that can have happened to the history itself. */
public sealed interface HistoryEvent permits HistorySealed {
    /** The stream it belongs to. */
    HistoryId historyId();
}
