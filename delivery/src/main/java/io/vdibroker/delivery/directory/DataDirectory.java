package io.vdibroker.delivery.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vdibroker.secrets.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one broker, and only one, keeps its data in: readable by its owner only and locked for the life of
 * the process. SQLite itself would let a second process write, so the lock is ours; it lies on a file of its own, because
 * closing any handle on a locked database file would drop SQLite's locks as well.
 */
public final class DataDirectory implements AutoCloseable {

    private static final Set<String> OURS =
            Set.of("broker.lock", "events.db", "secrets.db", "master.key", "views.mv", "head", "native", "lost+found");
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Creates the directory if need be and takes it, or throws {@link DataDirectoryInUseException}. */
    public static DataDirectory claim(Path directory) {
        try {
            var path = directory.toAbsolutePath().normalize();
            prepare(path);
            var channel = FileChannel.open(
                    createPrivateFile(path.resolve("broker.lock")), StandardOpenOption.WRITE, StandardOpenOption.READ);
            var lock = lockWithin(channel, GLANCE);
            if (lock == null) {
                channel.close();
                throw new DataDirectoryInUseException(path);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)));
            var claimed = new DataDirectory(path, channel, lock);
            claimed.cleanNative();
            return claimed;
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + directory + " cannot be used", e);
        }
    }

    /** Since when a broker runs on the directory; empty if none does. The directory is left as it is. */
    public static Optional<Instant> inUseSince(Path directory) {
        var file = directory.resolve("broker.lock");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ);
                var lock = tryLock(channel)) {
            return lock == null ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + directory + " cannot be read", e);
        }
    }

    /**
     * Creates the directory, for its owner only, or makes sure that what is there may be used: nobody else's files and
     * permissions are touched. Otherwise an {@link IllegalArgumentException} says what to do.
     */
    public static void prepare(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            if (!Files.exists(path)) {
                OwnerOnly.createDirectory(path);
                return;
            }
            if (!Files.isDirectory(path)) {
                throw new IllegalArgumentException("The data directory " + path + " is no directory");
            }
            if (isPosix(path) && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw new IllegalArgumentException(
                        "The data directory " + path + " is open to others than its owner, as "
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                                + ": if it is the broker's alone, run \"chmod 700 " + path + "\"; else choose another");
            }
            if (isOfOthers(path)) {
                throw new IllegalArgumentException("The data directory " + path
                        + " has files, but none of the broker: choose an empty or a new one");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + directory + " cannot be used", e);
        }
    }

    private static boolean isOfOthers(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            var names = files.map(file -> String.valueOf(file.getFileName())).toList();
            return !names.isEmpty() && names.stream().noneMatch(OURS::contains);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A file in it, created empty and private to the owner if it is not there. */
    public Path file(String name) {
        try {
            return createPrivateFile(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + name + " in " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    /** Whoever only looks whether a broker runs holds the lock for a moment. */
    private static @Nullable FileLock lockWithin(FileChannel channel, Duration time) throws IOException {
        var end = System.nanoTime() + time.toNanos();
        var lock = tryLock(channel);
        while (lock == null && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos() / 10);
            lock = tryLock(channel);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // held by this very process
            return null;
        }
    }

    /** Each kill -9 leaves a native library of 1.1 MB where SQLite unpacked it: here we may clean it away. */
    private void cleanNative() throws IOException {
        var directory = path.resolve("native");
        OwnerOnly.createDirectory(directory);
        try (var files = Files.newDirectoryStream(directory)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
        System.setProperty("org.sqlite.tmpdir", directory.toString());
    }

    private static Path createPrivateFile(Path file) throws IOException {
        try {
            OwnerOnly.create(file);
        } catch (FileAlreadyExistsException e) {
            OwnerOnly.restrict(file);
        }
        return file;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
