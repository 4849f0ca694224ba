package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was deleted is not in the bytes of the files any more, wherever SQLite once had it. */
class ErasureTest {

    private static final int PIECE = 12;

    @TempDir
    Path dir;

    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MasterKey.random(), Samples.CHEAP);
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void leavesNothingOfAPersonsKey() throws IOException {
        var erased = new ArrayList<byte[]>();
        var kept = new ArrayList<byte[]>();
        for (var i = 0; i < 90; i++) {
            var person = Samples.person();
            secrets.personalData().seal(person, "Anna");
            var wrapped =
                    Samples.sealed(dir, "person_key", "person", person.value().toString());
            assertThat(pieces(List.of(wrapped))).isPositive();
            if (i % 3 == 0) {
                secrets.personalData().erase(person);
                erased.add(wrapped);
            } else {
                kept.add(wrapped);
            }
        }
        assertThat(pieces(erased)).isZero();
        assertThat(pieces(kept)).isPositive();
    }

    @Test
    void leavesNothingOfASecretSmallOrLarge() throws IOException {
        var random = new Random(1);
        var erased = new ArrayList<byte[]>();
        for (var i = 0; i < 90; i++) {
            var ref = secrets.store().put(SecretKind.SIMPLE, "v".repeat(1 + random.nextInt(i % 10 == 0 ? 9000 : 200)));
            var sealed = Samples.sealed(dir, "secret", "ref", ref);
            assertThat(pieces(List.of(sealed))).isPositive();
            switch (i % 3) {
                case 0 -> secrets.store().delete(ref);
                case 1 -> secrets.store().replace(ref, "w".repeat(1 + random.nextInt(400)));
                default -> {
                    continue;
                }
            }
            erased.add(sealed);
        }
        assertThat(pieces(erased)).isZero();
    }

    @Test
    void isCompletedAtStartWhereACrashCameBetween() throws Exception {
        var person = Samples.person();
        var sealed = secrets.personalData().seal(person, "Anna");
        assertThat(sealed.personId()).isEqualTo(person);
        var wrapped = Samples.sealed(dir, "person_key", "person", person.value().toString());
        var copy = Files.createDirectory(dir.resolve("copy"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("secrets.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE person_key SET live = 0, sealed = zeroblob(length(sealed))"); // and no more
            for (var name : new String[] {"secrets.db", "secrets.db-wal"}) { // as kill -9 would leave them
                Files.copy(dir.resolve(name), copy.resolve(name));
            }
        }
        assertThat(pieces(copy, List.of(wrapped))).isPositive();

        SecretsFile.open(copy).close();

        assertThat(pieces(copy, List.of(wrapped))).isZero();
    }

    private long pieces(List<byte[]> values) throws IOException {
        return pieces(dir, values);
    }

    /** How many pieces of the values are found in any of the files. */
    private static long pieces(Path dir, List<byte[]> values) throws IOException {
        var all = new StringBuilder();
        for (var name : new String[] {"secrets.db", "secrets.db-wal", "secrets.db-shm", "secrets.db-journal"}) {
            var file = dir.resolve(name);
            if (Files.exists(file)) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        var files = all.toString();
        var found = 0;
        for (var value : values) {
            var text = new String(value, StandardCharsets.ISO_8859_1);
            for (var start = 1; start + PIECE <= text.length() && start < 600; start += PIECE) {
                found += files.contains(text.substring(start, start + PIECE)) ? 1 : 0;
            }
        }
        return found;
    }
}
