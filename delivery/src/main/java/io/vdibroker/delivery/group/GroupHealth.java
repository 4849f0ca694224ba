package io.vdibroker.delivery.group;

import java.util.Optional;

/**
 * How one processing group is doing.
 *
 * @param group its name
 * @param kind what it is for
 * @param segments how many segments it has
 * @param running how many of them are at work: one that waits after a failure is not
 * @param position the global index that all its segments have passed; 0 if that is not known
 * @param lastFailure the last time that it could not go on, in this process
 * @param stopped whether a segment is not at work and nobody seems to try: then only a restart helps
 */
public record GroupHealth(
        String group,
        GroupKind kind,
        int segments,
        int running,
        long position,
        Optional<GroupFailure> lastFailure,
        boolean stopped) {

    /** All its segments are at work. */
    public boolean healthy() {
        return running == segments;
    }
}
