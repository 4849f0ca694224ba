package io.vdibroker.delivery.store;

import io.vdibroker.secrets.SealedHead.Missing;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process has found wrong with the history, each thing told once in the log. */
public final class HistoryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);
    private static final int MOST = 1_000;

    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Missing missing;

    /** Events and snapshots that were met and are not as they were stored, and gaps between events. */
    public int wrong() {
        return found.size();
    }

    /** The end of the history that was noted and is not there, until that is accepted. */
    public Optional<Missing> missing() {
        return Optional.ofNullable(missing);
    }

    void missing(@Nullable Missing end) {
        if (end != null && !end.equals(missing)) {
            if (end.position() == 0) {
                LOG.error(
                        "The note of how far the history went is gone, or somebody else wrote it: nothing tells whether"
                                + " events are missing after event {}",
                        end.found());
            } else {
                LOG.error(
                        "The history was cut off, or is an older one: it went to event {} once, and ended at event {} when"
                                + " it was opened",
                        end.position(),
                        end.found());
            }
        }
        missing = end;
    }

    /** To be thrown where nothing can go on. */
    HistoryTampered wrongEvent(long position, String stream, String type) {
        return wrong("Event " + position + " (" + type + " of " + stream
                + ") was not stored by this broker, or was changed since");
    }

    HistoryTampered gap(long from, long to) {
        return wrong("The events " + from + " to " + to + " are missing");
    }

    HistoryTampered gapInStream(String stream, long expected) {
        return wrong("Event " + expected + " of the stream " + stream + " is missing");
    }

    void wrongSnapshot(String stream, long sequence) {
        wrong("The snapshot " + sequence + " of " + stream
                + " was not stored by this broker, or was changed since: its events are read instead");
    }

    HistoryTampered wrong(String what) {
        if (found.size() < MOST && found.add(what)) {
            LOG.error("The history is not as it was stored. {}. ./broker verify lists all that is wrong", what);
        }
        return new HistoryTampered(what);
    }
}
