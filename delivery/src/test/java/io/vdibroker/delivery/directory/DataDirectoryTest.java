package io.vdibroker.delivery.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void leavesAloneWhatIsOpenToOthers() throws Exception {
        var path = parent.resolve("shared");
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataDirectory.claim(path))
                .withMessageContaining("chmod 700 " + path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwxr-xr-x");
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void leavesAloneWhatIsOfSomebodyElse() throws Exception {
        var path = parent.resolve("home");
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(path.resolve("letter.txt"), "dear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataDirectory.claim(path))
                .withMessageContaining("none of the broker");
        assertThat(path.resolve("broker.lock")).doesNotExist();
        Files.writeString(path.resolve("master.key"), "made before the first start");
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
