package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.CloningSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a pool of clones grows: one expansion at a time, of what is needed, with a pause after failures in a row. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Growth {
    /** What ECP clones by one task at most. */
    static final int LARGEST_EXPANSION = 100;

    /** What one task clones at least, if so many are needed. */
    private static final int SMALL_EXPANSION = 20;

    private @Nullable ExpansionId cloning;
    private int everRequested;
    private int failuresInARow;
    private int pausesInARow;
    private @Nullable Instant pausedUntil;
    private boolean onceComplete;

    /**
     * How many machines to clone now; the pool is not smaller than wanted if it is 0 or less. Half of what is needed, and then half
     * of the rest, so that machines are prepared while others are cloned, and few are left to be prepared at the end.
     */
    int wanted(CloningSettings sizes, Members members, int waiting) {
        int missing = onceComplete ? 0 : sizes.initialSize() - members.count();
        int coming = members.count(PlaceState.FREE) + members.count(PlaceState.RETURNING) + members.growing();
        int reserve = sizes.reserveSize() + waiting - coming;
        int need = Math.max(missing, reserve);
        int room = Math.min(LARGEST_EXPANSION, sizes.totalSize() - members.count());
        int some = Math.min(need, Math.max(SMALL_EXPANSION, need / 2));
        return need <= 0 ? 0 : Math.min(room, Math.max(sizes.increaseStep(), some));
    }

    boolean mayStart() {
        return cloning == null && pausedUntil == null;
    }

    @Nullable
    ExpansionId cloning() {
        return cloning;
    }

    boolean isCloning(ExpansionId expansionId) {
        return expansionId.equals(cloning);
    }

    boolean isPaused() {
        return pausedUntil != null;
    }

    /** Whether the pause that lasts until then holds, and not one that began later. */
    boolean isPausedUntil(Instant until) {
        return until.equals(pausedUntil);
    }

    int failuresInARow() {
        return failuresInARow;
    }

    /** How many pauses there were since the last machine came. */
    int pausesInARow() {
        return pausesInARow;
    }

    /** The number of the next machine among all that the pool ever asked for, counted from 1. */
    int nextIndex() {
        return everRequested + 1;
    }

    void started(ExpansionId expansionId, int count) {
        cloning = expansionId;
        everRequested += count;
    }

    void ended(boolean somethingFailed) {
        cloning = null;
        if (somethingFailed) {
            failuresInARow++;
        }
    }

    void preparationFailed() {
        failuresInARow++;
    }

    void admitted() {
        failuresInARow = 0;
        pausesInARow = 0;
    }

    void pause(Instant until) {
        pausedUntil = until;
        pausesInARow++;
    }

    void resume() {
        pausedUntil = null;
        failuresInARow = 0;
    }

    /** From the day on that all initial machines were there, the pool grows by its reserve only. */
    void noteSize(@Nullable CloningSettings sizes, Members members) {
        onceComplete = onceComplete || sizes != null && members.admitted() >= sizes.initialSize();
    }
}
