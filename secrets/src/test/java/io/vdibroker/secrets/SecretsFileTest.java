package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {

    private static final String PUT = "INSERT INTO person_key (person, live, sealed) VALUES (?, 1, zeroblob(?))";

    @TempDir
    Path dir;

    private SecretsFile file;

    @BeforeEach
    void open() {
        file = SecretsFile.open(dir);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void isOnDiskWhenACallReturnsAndOverwritesWhatIsDeleted() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("secure_delete")).isEqualTo("1");
        assertThat(pragma("temp_store")).as("MEMORY").isEqualTo("2");
    }

    @Test
    void goesOnAfterAFullDisk() {
        pragma("max_page_count = " + pragma("page_count")); // for this connection only

        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> file.update(PUT, "anna", 9000))
                .withMessageContaining("secrets.db");

        assertThat(file.update(PUT, "anna", 9000)).isOne();
    }

    @Test
    void keepsNothingOfATransactionThatFailed() {
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> file.inTransaction(open -> {
                    SecretsFile.update(open, PUT, "anna", 9);
                    throw new SQLException("power cut");
                }));

        assertThat(file.update(PUT, "boris", 9)).isOne();
        assertThat(file.first(row -> row.getInt(1), "SELECT count(*) FROM person_key"))
                .contains(1);
    }

    @Test
    void hasInTheMainFileWhatIsReturned() throws IOException {
        file.update(PUT, "anna", 9);
        file.inTransaction(open -> SecretsFile.update(open, PUT, "boris", 9));

        var copy = Files.createDirectory(dir.resolve("copy"));
        Files.copy(dir.resolve("secrets.db"), copy.resolve("secrets.db")); // without its log
        try (var other = SecretsFile.open(copy)) {
            assertThat(other.first(row -> row.getInt(1), "SELECT count(*) FROM person_key"))
                    .contains(2);
        }
    }

    @Test
    void refusesTheFormatOfALaterRelease() {
        file.update("PRAGMA user_version = 99");

        assertThatIllegalStateException()
                .isThrownBy(() -> SecretsFile.open(dir))
                .withMessageContaining("later release");
    }

    private String pragma(String pragma) {
        return file.first(row -> row.getString(1), "PRAGMA " + pragma).orElse("");
    }
}
