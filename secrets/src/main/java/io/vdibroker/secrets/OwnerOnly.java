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
final class OwnerOnly {

    private static final Set<PosixFilePermission> MODE_600 =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    static void create(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(MODE_600));
        } else {
            Files.createFile(file);
        }
    }

    static void restrict(Path file) throws IOException {
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
