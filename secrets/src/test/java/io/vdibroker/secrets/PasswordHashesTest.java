package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordHashesTest {

    @TempDir
    Path dir;

    private Secrets secrets;
    private PasswordHashes hashes;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, MasterKey.random(), Samples.CHEAP);
        hashes = secrets.passwordHashes();
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void matchTheirPasswordOnly() {
        var ref = hashes.store("Пароль1!");

        assertThat(hashes.matches(ref, "Пароль1!")).isTrue();
        assertThat(hashes.matches(ref, "пароль1!")).isFalse();
        assertThat(hashes.matches(ref, "")).isFalse();
    }

    @Test
    void readALongPasswordToItsEnd() {
        var ref = hashes.store("я".repeat(60) + "1");

        assertThat(hashes.matches(ref, "я".repeat(60) + "2")).isFalse();
    }

    @Test
    void areArgon2idWithASaltOfTheirOwn() {
        var first = secrets.store().open(hashes.store("same")).orElseThrow();
        var second = secrets.store().open(hashes.store("same")).orElseThrow();

        assertThat(first.kind()).isEqualTo(SecretKind.PASSWORD_HASH);
        assertThat(first.reveal()).startsWith("$argon2id$v=19$m=64,t=1,p=1$").isNotEqualTo(second.reveal());
    }

    @Test
    void matchNothingForUnknownDeletedOrOtherReferences() {
        var deleted = hashes.store("password");
        hashes.delete(deleted);
        var other = secrets.store().put(SecretKind.SIMPLE, secretHash("password"));

        assertThat(hashes.matches(null, "password")).isFalse();
        assertThat(hashes.matches("unknown", "password")).isFalse();
        assertThat(hashes.matches(deleted, "password")).isFalse();
        assertThat(hashes.matches(other, "password")).isFalse();
    }

    @Test
    void takeAsLongForAnUnknownUser() {
        var slow = new PasswordHashes(secrets.store(), new PasswordCost(4096, 2, 1, 1, Duration.ofSeconds(5)));
        var ref = slow.store("password");
        var known = Long.MAX_VALUE;
        var unknown = Long.MAX_VALUE;
        for (var i = 0; i < 9; i++) {
            known = Math.min(known, nanos(slow, ref));
            unknown = Math.min(unknown, nanos(slow, null));
        }
        // a hash takes milliseconds, finding no row takes microseconds
        assertThat(unknown).isGreaterThan(known / 2);
    }

    @Test
    void areRenewedAtSignInWhenTheCostHasChanged() {
        var ref = hashes.store("password");
        var dearer = new PasswordHashes(secrets.store(), new PasswordCost(128, 2, 1, 1, Duration.ofSeconds(5)));

        assertThat(dearer.matches(ref, "wrong")).isFalse();
        assertThat(secrets.store().open(ref).orElseThrow().reveal()).contains("m=64,t=1");
        assertThat(dearer.matches(ref, "password")).isTrue();
        assertThat(secrets.store().open(ref).orElseThrow().reveal()).contains("m=128,t=2");
        assertThat(dearer.matches(ref, "password")).isTrue();
    }

    @Test
    void areNotWaitedForInALineThatIsTooLong() throws Exception {
        var slow = new PasswordHashes(secrets.store(), new PasswordCost(65536, 5, 1, 1, Duration.ofMillis(1)));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> one = () -> slow.matches(null, "password");
            var checks = threads.invokeAll(Collections.nCopies(8, one));
            var refused = 0;
            for (var check : checks) {
                try {
                    assertThat(check.get()).isFalse();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(PasswordsBusy.class);
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            assertThat(slow.matches(null, "password")).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refuseACostThatArgon2DoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordCost(7, 1, 1, 0, Duration.ofSeconds(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordCost(64, 0, 1, 0, Duration.ofSeconds(5)));
    }

    private String secretHash(String password) {
        return secrets.store().open(hashes.store(password)).orElseThrow().reveal();
    }

    private static long nanos(PasswordHashes hashes, @Nullable String ref) {
        var start = System.nanoTime();
        assertThat(hashes.matches(ref, "wrong")).isFalse();
        return System.nanoTime() - start;
    }
}
