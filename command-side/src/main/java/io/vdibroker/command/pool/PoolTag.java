package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.jspecify.annotations.Nullable;

/** The tag that marks the machines of a pool in ECP, and the attempt at which its step is. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class PoolTag {
    private TagPhase phase = TagPhase.NONE;
    private int attempt;
    private int firstOfSeries;
    private boolean everBegun;
    private @Nullable String tagId;
    private boolean ours;

    TagPhase phase() {
        return phase;
    }

    int attempt() {
        return attempt;
    }

    /** Attempts are counted from 1 again when the pool is tried again. */
    int attemptOfSeries() {
        return attempt - firstOfSeries + 1;
    }

    boolean everBegun() {
        return everBegun;
    }

    boolean isReady() {
        return phase == TagPhase.READY;
    }

    @Nullable
    String tagId() {
        return tagId;
    }

    /** The tag that has to go with the pool. */
    @Nullable
    String toRemove() {
        return ours ? tagId : null;
    }

    /** Whether a tag may yet appear because of us. */
    boolean isOpen() {
        return phase == TagPhase.REQUESTED || phase == TagPhase.BEGUN || phase == TagPhase.WAITING;
    }

    boolean isBeingRemoved() {
        return phase == TagPhase.REMOVAL_REQUESTED
                || phase == TagPhase.REMOVAL_BEGUN
                || phase == TagPhase.REMOVAL_WAITING;
    }

    void requested(int number) {
        if (phase != TagPhase.WAITING) {
            firstOfSeries = number;
        }
        phase = TagPhase.REQUESTED;
        attempt = number;
    }

    void begun() {
        phase = TagPhase.BEGUN;
        everBegun = true;
    }

    void attemptFailed(boolean last) {
        if (isBeingRemoved()) {
            phase = TagPhase.REMOVAL_WAITING;
        } else {
            phase = last ? TagPhase.GIVEN_UP : TagPhase.WAITING;
        }
    }

    void ready(String id, boolean madeByUs) {
        phase = TagPhase.READY;
        tagId = id;
        ours = madeByUs;
    }

    /** The pool goes: what was not begun does not begin any more. */
    void notWanted() {
        if (phase == TagPhase.NONE || isOpen() && !everBegun) {
            phase = TagPhase.GIVEN_UP;
        }
    }

    void removalRequested(int number) {
        if (!isBeingRemoved()) {
            firstOfSeries = number;
        }
        phase = TagPhase.REMOVAL_REQUESTED;
        attempt = number;
    }

    void removalBegun() {
        phase = TagPhase.REMOVAL_BEGUN;
    }

    void removed() {
        phase = TagPhase.REMOVED;
    }
}
