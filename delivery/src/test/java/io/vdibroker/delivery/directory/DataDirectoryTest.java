package io.vdibroker.delivery.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void belongsToItsOwnerOnly() throws Exception {
        try (var directory = DataDirectory.claim(parent.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.file("x"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isGivenToOneOnlyAndSaysWhichItIs() throws Exception {
        var path = parent.resolve("data");
        try (var first = DataDirectory.claim(path)) {
            assertThatExceptionOfType(DataDirectoryInUseException.class)
                    .isThrownBy(() -> DataDirectory.claim(path))
                    .withMessageContaining(path.toString());
            assertThat(first.path()).isEqualTo(path);
        }
        DataDirectory.claim(path).close();
    }

    @Test
    void throwsAwayTheNativeLibrariesOfKilledProcesses() throws Exception {
        var left = parent.resolve("native/sqlite-left-behind.so");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "x");

        try (var directory = DataDirectory.claim(parent)) {
            assertThat(left).doesNotExist();
            assertThat(System.getProperty("org.sqlite.tmpdir"))
                    .isEqualTo(directory.path().resolve("native").toString());
        }
    }
}
