package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySealsTest {

    private static final MasterKey MASTER = MasterKey.random();
    private static final byte[] MESSAGE = "an event".getBytes(StandardCharsets.UTF_8);
    private static final SealedHead HEAD = new SealedHead("a store", 7, "a seal", true, null);

    @TempDir
    Path dir;

    private Secrets secrets;
    private HistorySeals seals;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MASTER, Samples.CHEAP);
        seals = secrets.historySeals();
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void areTheSameOverARestartAndInEachThread() {
        var before = seals.mac(MESSAGE);
        close();
        open();

        assertThat(seals.mac(MESSAGE)).isEqualTo(before).hasSize(32);
        assertThat(CompletableFuture.supplyAsync(() -> seals.mac(MESSAGE)).join())
                .isEqualTo(before);
    }

    @Test
    void areOthersInAnotherStore(@TempDir Path other) {
        try (var others = Secrets.open(other, MASTER, Samples.CHEAP)) {
            assertThat(others.historySeals().mac(MESSAGE)).isNotEqualTo(seals.mac(MESSAGE));
        }
    }

    @Test
    void expectAHistoryThatIsSealedFromItsFirstEvent() {
        assertThat(seals.expected()).isTrue();
        assertThat(seals.head()).contains(SealedHead.none());
    }

    @Test
    void keepWhatWasNotedLastInTheSameRoom() {
        seals.keep(HEAD);
        var size = Samples.sealed(dir, "history_head", "id", "1").length;
        var missing = new SealedHead.Missing("a store", Long.MAX_VALUE, "a seal", 3);
        var last = new SealedHead("a store", Long.MAX_VALUE, "another", true, missing);
        seals.keep(last);
        close();
        open();

        assertThat(seals.head()).contains(last);
        assertThat(Samples.sealed(dir, "history_head", "id", "1")).hasSize(size);
    }

    @Test
    void doNotBelieveWhatSomebodyElseNoted() {
        Samples.sql(dir, "UPDATE history_head SET sealed = zeroblob(length(sealed))");

        assertThatExceptionOfType(TamperedException.class).isThrownBy(seals::head);
    }

    @Test
    void areStillExpectedWhenTheNoteWasTakenAway() {
        seals.keep(HEAD);
        Samples.sql(dir, "DELETE FROM history_head");
        close();
        open();

        assertThat(seals.head()).isEmpty();
        assertThat(seals.expected()).isTrue();
    }

    @Test
    void areNotExpectedOfAReleaseBeforeUntilAllIsSealed() {
        asAReleaseBefore();
        assertThat(seals.expected()).isFalse();
        assertThat(seals.head()).isEmpty();

        var ref = secrets.store().put(SecretKind.SIMPLE, "value");
        seals.keep(new SealedHead("a store", 7, null, false, null));
        close();
        open();
        assertThat(seals.expected()).isFalse();

        seals.keep(HEAD);
        close();
        open();
        assertThat(seals.expected()).isTrue();
        assertThat(secrets.store().open(ref).map(Secret::reveal)).contains("value");
    }

    private void asAReleaseBefore() {
        close();
        var root = Aead.open(MASTER.aeadKey("root"), Samples.sealed(dir, "root", "id", "1"), "root/history-sealed");
        Samples.sql(dir, "UPDATE root SET sealed = ?", (Object) Aead.seal(MASTER.aeadKey("root"), root, "root"));
        Samples.sql(dir, "DROP TABLE history_head");
        Samples.sql(dir, "PRAGMA user_version = 1");
        open();
    }
}
