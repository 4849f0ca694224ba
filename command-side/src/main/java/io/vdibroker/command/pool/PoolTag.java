package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
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
    private @Nullable Instant dueAt;
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

    /** Whether what was begun has used up its time. */
    boolean isDue(Instant now) {
        return (phase == TagPhase.BEGUN || phase == TagPhase.REMOVAL_BEGUN) && dueAt != null && !now.isBefore(dueAt);
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

    @EventSourcingHandler
    void on(PoolTagRequested event) {
        if (phase != TagPhase.WAITING) {
            firstOfSeries = event.attempt();
        }
        phase = TagPhase.REQUESTED;
        attempt = event.attempt();
    }

    @EventSourcingHandler
    void on(PoolTagBegun event) {
        phase = TagPhase.BEGUN;
        dueAt = event.dueAt();
        everBegun = true;
    }

    @EventSourcingHandler
    void on(PoolTagAttemptFailed event) {
        if (isBeingRemoved()) {
            phase = TagPhase.REMOVAL_WAITING;
        } else {
            phase = event.retryAt() == null ? TagPhase.GIVEN_UP : TagPhase.WAITING;
        }
    }

    @EventSourcingHandler
    void on(PoolTagReady event) {
        phase = TagPhase.READY;
        tagId = event.tagId();
        ours = event.ours();
    }

    /** As if there had never been one: what is found by its name from now on need not be ours. */
    @EventSourcingHandler
    void on(PoolTagLost event) {
        phase = TagPhase.NONE;
        everBegun = false;
        tagId = null;
        ours = false;
    }

    /** What was not begun does not begin any more. */
    @EventSourcingHandler
    void on(PoolDeletionStarted event) {
        if (phase == TagPhase.NONE || isOpen() && !everBegun) {
            phase = TagPhase.GIVEN_UP;
        }
    }

    @EventSourcingHandler
    void on(PoolTagRemovalRequested event) {
        if (!isBeingRemoved()) {
            firstOfSeries = event.attempt();
        }
        phase = TagPhase.REMOVAL_REQUESTED;
        attempt = event.attempt();
    }

    @EventSourcingHandler
    void on(PoolTagRemovalBegun event) {
        phase = TagPhase.REMOVAL_BEGUN;
        dueAt = event.dueAt();
    }

    @EventSourcingHandler
    void on(PoolTagRemoved event) {
        phase = TagPhase.REMOVED;
    }
}
