package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    @TempDir
    Path dir;

    @Test
    void comesFromTheEnvironmentFirst() {
        var key = MasterKey.random().base64();

        assertThat(Secrets.masterKey(dir, " " + key + "\n", null).base64()).isEqualTo(key);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNot32BytesAndDoesNotRepeatIt() {
        for (var wrong :
                new String[] {"hunter2!", "aHVudGVyMg==", MasterKey.random().base64() + "AAAA"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Secrets.masterKey(dir, wrong, null))
                    .withMessageContaining("VDI_MASTER_KEY")
                    .withMessageContaining("32 bytes")
                    .withMessageNotContaining(wrong)
                    .withNoCause();
        }
    }

    @Test
    void isMadeAtTheFirstStartForItsOwnerOnly() throws IOException {
        var first = Secrets.masterKey(dir, null, null);
        var second = Secrets.masterKey(dir, "", null);

        assertThat(second.base64()).isEqualTo(first.base64());
        assertThat(permissions("master.key")).isEqualTo("rw-------");
        assertThat(dir.toFile().list()).containsExactly("master.key");
    }

    @Test
    void isMadeWhereItIsConfigured() {
        var file = dir.resolve("keys/site.key");

        var key = Secrets.masterKey(dir, null, file);

        assertThat(file).content().isEqualToIgnoringNewLines(key.base64());
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Secrets.masterKey(dir, null, null);
        for (var open : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(dir.resolve("master.key"), PosixFilePermissions.fromString(open));

            assertThatIllegalStateException()
                    .isThrownBy(() -> Secrets.masterKey(dir, null, null))
                    .withMessageContaining(open)
                    .withMessageContaining("chmod 600");
        }
        Files.setPosixFilePermissions(dir.resolve("master.key"), PosixFilePermissions.fromString("r--------"));
        assertThat(Secrets.masterKey(dir, null, null)).isNotNull();
    }

    @Test
    void isNeverMadeAnewForAnExistingStore() {
        Secrets.open(dir, MasterKey.random(), Samples.CHEAP).close();

        assertThatIllegalStateException()
                .isThrownBy(() -> Secrets.masterKey(dir, null, null))
                .withMessageContaining("is missing");
        assertThat(dir.resolve("master.key")).doesNotExist();
    }

    @Test
    void isRefusedByAStoreThatWasMadeWithAnotherOne() {
        Secrets.open(dir, MasterKey.random(), Samples.CHEAP).close();

        assertThatIllegalStateException()
                .isThrownBy(() -> Secrets.open(dir, MasterKey.random(), Samples.CHEAP))
                .withMessageContaining("does not open the store")
                .withMessageContaining("VDI_MASTER_KEY");
    }

    @Test
    void leavesTheStoreToItsOwnerOnly() throws IOException {
        Files.createFile(
                SecretsFile.in(dir),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (var secrets = Secrets.open(dir, MasterKey.random(), Samples.CHEAP)) {
            secrets.store().put(SecretKind.SIMPLE, "value");

            for (var file : new String[] {"secrets.db", "secrets.db-wal", "secrets.db-shm"}) {
                assertThat(permissions(file)).as(file).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void derivesOneKeyPerPurposeAsRfc5869Says() {
        var from = new byte[32];

        // HKDF-SHA-256 by another implementation: these bytes must never change, stored values depend on them
        assertThat(HexFormat.of().formatHex(Hkdf.derive(from, "root", "AES").getEncoded()))
                .isEqualTo("4f7a217428b6a0073c1afd770a7df38e551548bad817a3b15ba3c13e62927522");
        assertThat(HexFormat.of()
                        .formatHex(Hkdf.derive(from, "hmac/user-login", "HmacSHA256")
                                .getEncoded()))
                .isEqualTo("923a8e4cc93108b57063de41b0e914f1948b9c7bdeecaa3d234bb6d6d95055e8");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file)));
    }
}
