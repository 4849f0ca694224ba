package io.vdibroker.secrets;

import org.jspecify.annotations.Nullable;

/**
 * How far the history went when this was noted. It lies apart from the history, so that a history that was cut off
 * shows.
 *
 * @param store the identity of the event store; empty before there was one
 * @param position of the last event, 0 if there is none
 * @param seal of the event at that position; absent if there is none
 * @param whole false while events from before there were seals, up to the position, are still being sealed
 * @param missing what was noted once and is not in the store any more, until an administrator accepts that
 */
public record SealedHead(String store, long position, @Nullable String seal, boolean whole, @Nullable Missing missing) {

    /**
     * An end of the history that is gone.
     *
     * @param position of the event that was the last one; 0 if the note itself was taken away, so that nobody knows
     * @param found the last event that the store held when this was noticed
     */
    public record Missing(String store, long position, @Nullable String seal, long found) {}

    /** Of a store that is about to be made. */
    public static SealedHead none() {
        return new SealedHead("", 0, null, true, null);
    }

    /** With another last event. */
    public SealedHead at(long newPosition, @Nullable String newSeal) {
        return new SealedHead(store, newPosition, newSeal, whole, missing);
    }

    /** The same of the store that is there now. */
    public SealedHead in(String newStore) {
        return new SealedHead(newStore, position, seal, whole, missing);
    }
}
