package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SecretsConfigurationTest {

    @TempDir
    Path dir;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(SecretsConfiguration.class)
            .withPropertyValues("vdi.secrets.argon2.memory-kib=64", "vdi.secrets.argon2.iterations=1");

    @Test
    void makesAKeyFileInTheDataDirectory() {
        runner.withPropertyValues("vdi.data-dir=" + dir).run(context -> {
            assertThat(context)
                    .hasSingleBean(SecretStore.class)
                    .hasSingleBean(PersonalData.class)
                    .hasSingleBean(TokenKeys.class);
            var hashes = context.getBean(PasswordHashes.class);
            var ref = hashes.store("password");
            assertThat(hashes.matches(ref, "password")).isTrue();
            assertThat(context.getBean(SecretStore.class)
                            .open(ref)
                            .orElseThrow()
                            .reveal())
                    .contains("m=64,t=1");
        });
        assertThat(dir).isDirectoryContaining("glob:**/master.key").isDirectoryContaining("glob:**/secrets.db");
        assertThat(dir.resolve("secrets.db-wal")).doesNotExist(); // the context has closed it
    }

    @Test
    void takesTheKeyFromTheEnvironment() {
        runner.withPropertyValues(
                        "vdi.data-dir=" + dir,
                        "VDI_MASTER_KEY=" + MasterKey.random().base64())
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(dir.resolve("master.key")).doesNotExist();
    }

    @Test
    void takesTheKeyFileThatIsConfigured() {
        runner.withPropertyValues("vdi.data-dir=" + dir, "vdi.secrets.master-key-file=" + dir.resolve("other.key"))
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(dir.resolve("other.key")).exists();
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        runner.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("vdi.data-dir"));
        runner.withPropertyValues("vdi.data-dir=" + dir, "VDI_MASTER_KEY=short")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("32 bytes"));
        runner.withPropertyValues("vdi.data-dir=" + dir, "vdi.secrets.argon2.iterations=0")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("iterations"));
    }

    @Test
    void hasDefaultsOfTheRecommendedStrength() {
        assertThat(PasswordCost.standard())
                .isEqualTo(new PasswordCost(19456, 2, 1, 0, java.time.Duration.ofSeconds(5)));
    }
}
