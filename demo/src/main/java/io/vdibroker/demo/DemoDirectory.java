package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps everything. One demo runs on it at a time: the servers of a second one would write into its files. */
final class DemoDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DemoDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the directory if need be, and takes it for the life of this process. */
    static DemoDirectory claim(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            Servers.makeOwnerOnly(path);
            var lock = FileChannel.open(path.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(lock)) {
                lock.close();
                throw new DemoException("Another demo is running on " + path
                        + ": stop it first, or choose another directory with --data");
            }
            return new DemoDirectory(path, lock);
        } catch (IOException | UncheckedIOException e) {
            throw DemoException.badOption(
                    "The directory " + path + " cannot be used: " + reason(e) + "; choose another one with --data");
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this very process
            return false;
        }
    }

    private static String reason(Exception failure) {
        @Nullable Throwable cause = failure instanceof UncheckedIOException e ? e.getCause() : failure;
        if (cause instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is a file";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be written";
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made";
        }
        return String.valueOf(failure.getMessage());
    }
}
