package io.vdibroker.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that nobody but their owner reads or writes. Where there are no POSIX permissions, the directory decides. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> MODE_600 =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** Makes the file, its owner's alone from the first moment on. */
    public static Path create(Path file) throws IOException {
        return isPosix(file)
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(MODE_600))
                : Files.createFile(file);
    }

    /** Makes the directory, and those above it, if they are not there. */
    public static Path createDirectory(Path directory) throws IOException {
        return isPosix(directory)
                ? Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNERS))
                : Files.createDirectories(directory);
    }

    /** Takes the rights of all others away. */
    public static void restrict(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, MODE_600);
        }
    }

    static void require(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        var actual = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(actual)) {
            throw new IllegalStateException("Others than the owner may use the master key file " + file + " ("
                    + PosixFilePermissions.toString(actual) + "): run \"chmod 600 " + file
                    + "\", and consider a new key");
        }
    }

    /** What is in the file is on the disk when this returns. */
    public static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes a new name in the directory survive a power loss. */
    static void syncDirectory(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
