package io.vdibroker.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How messages are delivered; the defaults fit one site.
 *
 * @param sagaSegments how many threads share the sagas of one group. Fixed once the store exists: the segments are kept
 *     with the tokens
 * @param batchSize events that a saga handles between two stored tokens; a crash repeats at most so many
 * @param viewBatchSize the same for projectors
 * @param attempts how often the same event may fail in a saga, other than by infrastructure, before it is parked
 * @param commitViewsEvery how often the embedded views are written to their file; a crash loses so much of them, and the
 *     events bring it back
 * @param commandRetries how often a command that lost a race for its aggregate is tried again
 * @param snapshotPoolAfter events of a pool between two of its snapshots
 * @param cachedPools pools that are kept in memory
 * @param longestBacklog how many events sagas and lists may have before them; beyond it requests that begin something are
 *     refused
 * @param leastRoom with less room on the disk of the data directory, requests that begin something are refused
 * @param shutdownTimeout how long a stop waits for commands in flight
 */
@ConfigurationProperties("vdi.delivery")
public record DeliveryProperties(
        @DefaultValue("4") int sagaSegments,
        @DefaultValue("10") int batchSize,
        @DefaultValue("100") int viewBatchSize,
        @DefaultValue("3") int attempts,
        @DefaultValue("100ms") Duration commitViewsEvery,
        @DefaultValue("8") int commandRetries,
        @DefaultValue("500") int snapshotPoolAfter,
        @DefaultValue("200") int cachedPools,
        @DefaultValue("2000") int longestBacklog,
        @DefaultValue("64MB") DataSize leastRoom,
        @DefaultValue("10s") Duration shutdownTimeout) {

    /** Refuses what cannot work, with the name of the property. */
    public DeliveryProperties {
        within("saga-segments", sagaSegments, 1, 64);
        within("batch-size", batchSize, 1, 1000);
        within("view-batch-size", viewBatchSize, 1, 1000);
        within("attempts", attempts, 1, 1000);
        within("commit-views-every in ms", commitViewsEvery.toMillis(), 10, 10_000);
        within("command-retries", commandRetries, 0, 100);
        within("snapshot-pool-after", snapshotPoolAfter, 10, 1_000_000);
        within("cached-pools", cachedPools, 1, 1_000_000);
        within("longest-backlog", longestBacklog, 1, 10_000_000);
        within("least-room in MB", leastRoom.toMegabytes(), 1, 1_000_000);
        within("shutdown-timeout in ms", shutdownTimeout.toMillis(), 100, 600_000);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "vdi.delivery." + name + " is " + value + ", and must be between " + least + " and " + most);
        }
    }
}
