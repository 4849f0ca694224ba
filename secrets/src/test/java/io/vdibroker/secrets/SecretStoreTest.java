package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    private static final MasterKey MASTER = MasterKey.random();

    @TempDir
    Path dir;

    private Secrets secrets;
    private SecretStore store;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MASTER, Samples.CHEAP);
        store = secrets.store();
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void opensWhatWasPut() {
        var ref = store.put(SecretKind.ECP_KEY, "jwt ключ 🔑");

        assertThat(UUID.fromString(ref)).hasToString(ref);
        assertThat(store.open(ref)).hasValueSatisfying(secret -> {
            assertThat(secret.kind()).isEqualTo(SecretKind.ECP_KEY);
            assertThat(secret.reveal()).isEqualTo("jwt ключ 🔑");
        });
    }

    @Test
    void opensNothingForAReferenceThatIsNotItsOwn() {
        assertThat(store.open("no such thing")).isEmpty();
    }

    @Test
    void opensNothingAfterDeletionAndTakesASecondDeletion() {
        var ref = store.put(SecretKind.SIMPLE, "gone");

        store.delete(ref);
        store.delete(ref);
        store.replace(ref, "back");

        assertThat(store.open(ref)).isEmpty();
    }

    @Test
    void opensWhatAnEarlierProcessPut() {
        var ref = store.put(SecretKind.SIMPLE, "kept");
        close();
        open();

        assertThat(store.open(ref)).map(Secret::reveal).contains("kept");
    }

    @Test
    void replacesTheValueUnderTheSameReference() {
        var ref = store.put(SecretKind.SIMPLE, "first");

        store.replace(ref, "second, and longer");

        assertThat(store.open(ref)).map(Secret::reveal).contains("second, and longer");
    }

    @Test
    void keepsTheFirstValueOfAName() {
        var first = store.putIfAbsent(SecretKind.SIMPLE, "site", () -> "one");
        var second = store.putIfAbsent(SecretKind.SIMPLE, "site", () -> "two");

        assertThat(second)
                .isEqualTo(first)
                .isEqualTo(store.named(SecretKind.SIMPLE, "site").orElseThrow());
        assertThat(store.named(SecretKind.ECP_KEY, "site")).isEmpty();
        assertThat(store.open(first)).map(Secret::reveal).contains("one");
    }

    @Test
    void freesANameByDeletion() {
        var first = store.putIfAbsent(SecretKind.SIMPLE, "site", () -> "one");
        store.delete(first);

        var second = store.putIfAbsent(SecretKind.SIMPLE, "site", () -> "two");

        assertThat(second).isNotEqualTo(first);
        assertThat(store.open(second)).map(Secret::reveal).contains("two");
    }

    @Test
    void keepsDomainCredentials() {
        var ref = store.put(SecretKind.DOMAIN_ACCOUNT, new DomainCredentials("DOM\\join", "pa\"ss").toJson());

        assertThat(store.open(ref)).map(DomainCredentials::of).contains(new DomainCredentials("DOM\\join", "pa\"ss"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainCredentials.of(new Secret(SecretKind.SIMPLE, "pa\"ss")))
                .withMessageNotContaining("pa\"ss");
    }

    @Test
    void refusesAnAlteredValue() {
        var ref = store.put(SecretKind.SIMPLE, "a value");
        for (var offset : new int[] {0, 1, 13, 20}) {
            Samples.sql(dir, "UPDATE secret SET sealed = ? WHERE ref = ?", flipped(ref, offset), ref);

            assertThatThrownBy(() -> store.open(ref)).isInstanceOf(TamperedException.class);

            Samples.sql(dir, "UPDATE secret SET sealed = ? WHERE ref = ?", flipped(ref, offset), ref);
        }
        assertThat(store.open(ref)).isPresent();

        Samples.sql(dir, "UPDATE secret SET sealed = x'01' WHERE ref = ?", ref);
        assertThatThrownBy(() -> store.open(ref)).isInstanceOf(TamperedException.class);
    }

    @Test
    void refusesSwappedRows() {
        var first = store.put(SecretKind.SIMPLE, "one");
        var second = store.put(SecretKind.SIMPLE, "two");
        var sealed = Samples.sealed(dir, "secret", "ref", first);

        Samples.sql(dir, "UPDATE secret SET sealed = ? WHERE ref = ?", sealed, second);

        assertThatThrownBy(() -> store.open(second)).isInstanceOf(TamperedException.class);
    }

    @Test
    void refusesARowThatWasGivenAnotherKindOrName() {
        var kind = store.put(SecretKind.SIMPLE, "one");
        var name = store.putIfAbsent(SecretKind.SIMPLE, "a", () -> "two");

        Samples.sql(dir, "UPDATE secret SET kind = 'ECP_KEY' WHERE ref = ?", kind);
        Samples.sql(dir, "UPDATE secret SET name = 'b' WHERE ref = ?", name);

        assertThatThrownBy(() -> store.open(kind)).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> store.open(name)).isInstanceOf(TamperedException.class);
    }

    private byte[] flipped(String ref, int offset) {
        var sealed = Samples.sealed(dir, "secret", "ref", ref);
        sealed[offset] ^= 1;
        return sealed;
    }
}
