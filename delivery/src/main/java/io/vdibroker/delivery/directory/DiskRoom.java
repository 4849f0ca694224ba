package io.vdibroker.delivery.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * How much room the disk of the data directory has left; none if it may only be read. While there is little, nothing
 * new is begun, so that what was begun has
 * the rest to end in; with less still, the views are kept in memory and not written. It looks when it is asked, and seldom.
 */
public final class DiskRoom {

    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);
    private static final int PARTS = 4;

    private final LongSupplier free;
    private final LongSupplier nanos;
    private final long least;
    private long lookedAt;
    private long bytes;
    private boolean said;

    DiskRoom(Path directory, DataSize least) {
        this(() -> free(directory), least, System::nanoTime);
    }

    public DiskRoom(LongSupplier free, DataSize least, LongSupplier nanos) {
        this.free = free;
        this.nanos = nanos;
        this.least = least.toBytes();
        bytes = free.getAsLong();
        lookedAt = nanos.getAsLong();
    }

    /** Whether nothing new may be begun. */
    public boolean isShort() {
        return bytes() < least;
    }

    /** Whether what can be made anew may not be written either. */
    public boolean isVeryShort() {
        return bytes() < least / PARTS;
    }

    /** The same by a look of this moment: the file of the views closes for good at the first write that fails. */
    public boolean isVeryShortNow() {
        return look() < least / PARTS;
    }

    private synchronized long look() {
        lookedAt = nanos.getAsLong();
        bytes = free.getAsLong();
        tell();
        return bytes;
    }

    private synchronized long bytes() {
        var now = nanos.getAsLong();
        if (now - lookedAt >= LOOK_AGAIN) {
            look();
        }
        return bytes;
    }

    private void tell() {
        var isShort = bytes < least;
        if (isShort && !said) {
            LOG.error(
                    "The disk of the data directory has {} MiB left, less than {}, or takes nothing any more: nothing new is begun until"
                            + " there is room",
                    bytes >> 20,
                    least >> 20);
        } else if (!isShort && said) {
            LOG.info("The disk of the data directory has room again");
        }
        said = isShort;
    }

    /**
     * None on a disk that turned read-only. What cannot be found out is no reason to stop: whoever writes hears what is
     * wrong.
     */
    private static long free(Path directory) {
        try {
            var disk = Files.getFileStore(directory);
            return disk.isReadOnly() ? 0 : disk.getUsableSpace();
        } catch (IOException e) {
            LOG.debug("The room on the disk of {} cannot be found out", directory, e);
            return Long.MAX_VALUE;
        }
    }
}
