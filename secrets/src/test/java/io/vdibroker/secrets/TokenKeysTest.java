package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    private static final MasterKey MASTER = MasterKey.random();

    @TempDir
    Path dir;

    private Secrets secrets;
    private TokenKeys keys;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MASTER, Samples.CHEAP);
        keys = secrets.tokenKeys();
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void stayTheSameOverARestart() {
        var before = keys.current();
        close();
        open();

        assertThat(keys.current()).isEqualTo(before);
        assertThat(before.key().getEncoded()).hasSize(64);
    }

    @Test
    void signWithTheNewAndKnowTheOldOneAfterRotation() {
        var old = keys.current();

        var renewed = keys.rotate();

        assertThat(renewed.key()).isNotEqualTo(old.key());
        assertThat(keys.current()).isEqualTo(renewed);
        assertThat(keys.byId(old.id())).contains(old);
        assertThat(keys.byId(renewed.id())).contains(renewed);
    }

    @Test
    void doNotKnowARetiredKey() {
        var old = keys.current();
        keys.rotate();

        keys.retire(old.id());

        assertThat(keys.byId(old.id())).isEmpty();
        assertThat(secrets.store().open(old.id())).isEmpty();
    }

    @Test
    void beginAnewWhenTheLastOneIsRetired() {
        var leaked = keys.current();

        keys.retire(leaked.id());

        assertThat(keys.current().key()).isNotEqualTo(leaked.key());
    }

    @Test
    void takeNoOtherSecretForAKey() {
        var password = secrets.store().put(SecretKind.PASSWORD_HASH, "AAAA");

        assertThat(keys.byId(password)).isEmpty();
        assertThat(keys.byId("anything")).isEmpty();
    }
}
