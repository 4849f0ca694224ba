package io.vdibroker.query.rebuild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the rebuilding of a view is.
 *
 * @param state what is being done
 * @param startedAt when it was asked for
 * @param endedAt when it was done, or failed
 * @param position the global index of the event that was told last
 * @param head the global index of the last event, as of the start
 * @param compared how many documents were compared
 * @param different how many of them were not as the events say, and were mended
 * @param differences the first hundred of those
 * @param failure why it failed
 */
public record Rebuild(
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long position,
        long head,
        long compared,
        long different,
        List<Difference> differences,
        @Nullable String failure) {

    /** What is being done. */
    public enum State {
        /** The events are told to projectors that write beside the view. */
        BUILDING,

        /** The view is held still, compared with what was built, and mended. */
        COMPARING,

        /** It shows what the events say. */
        DONE,

        /** It was left as it was. */
        FAILED
    }

    static Rebuild started(Instant at, long head) {
        return new Rebuild(State.BUILDING, at, null, 0, head, 0, 0, List.of(), null);
    }

    boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }

    Rebuild at(long reached) {
        return new Rebuild(state, startedAt, null, reached, Math.max(head, reached), 0, 0, List.of(), null);
    }

    Rebuild comparing() {
        return new Rebuild(State.COMPARING, startedAt, null, position, head, 0, 0, List.of(), null);
    }

    Rebuild done(Comparison comparison, Instant at) {
        return new Rebuild(
                State.DONE,
                startedAt,
                at,
                position,
                head,
                comparison.compared(),
                comparison.different(),
                comparison.differences(),
                null);
    }

    Rebuild failed(String why, Instant at) {
        return new Rebuild(State.FAILED, startedAt, at, position, head, 0, 0, List.of(), why);
    }
}
