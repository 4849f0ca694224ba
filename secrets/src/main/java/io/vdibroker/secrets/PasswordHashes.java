package io.vdibroker.secrets;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes and checks passwords with Argon2id, and keeps the hashes under references. Argon2id, because bcrypt ignores
 * all behind byte 72 (36 Cyrillic letters) and takes no memory to break. A check fills megabytes and a processor, so
 * only as many run at once as there are processors, and a morning's sign-ins wait in line instead of exhausting the
 * heap. A line that is too long is refused with {@link PasswordsBusy}, or those who wait would take all threads.
 */
public final class PasswordHashes {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordHashes.class);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecretStore store;
    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration longestWait;
    private final String nobody;

    PasswordHashes(SecretStore store, PasswordCost cost) {
        this.store = store;
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, cost.parallelism(), cost.memoryKib(), cost.iterations());
        this.turns = new Semaphore(
                cost.atOnce() > 0 ? cost.atOnce() : Runtime.getRuntime().availableProcessors(), true);
        this.longestWait = cost.longestWait();
        this.nobody = hash(UUID.randomUUID().toString());
    }

    /** Keeps the hash of a new password; each change of a password gets a new reference. */
    public String store(CharSequence password) {
        return store.put(SecretKind.PASSWORD_HASH, hash(password));
    }

    /**
     * Without a reference, or with one that is deleted, the same work is done before the answer is no, so that the time
     * does not tell who has an account. A hash that was made at another cost is made anew, under the same reference.
     */
    public boolean matches(@Nullable String ref, CharSequence password) {
        var hash = ref == null ? null : find(ref);
        if (hash == null) {
            inTurn(() -> encoder.matches(password, nobody));
            return false;
        }
        var same = inTurn(() -> encoder.matches(password, hash));
        if (same && ref != null && encoder.upgradeEncoding(hash)) {
            upgrade(ref, password);
        }
        return same;
    }

    /** Forgets a password that was replaced. */
    public void delete(String ref) {
        store.delete(ref);
    }

    private @Nullable String find(String ref) {
        return store.open(ref)
                .filter(secret -> secret.kind() == SecretKind.PASSWORD_HASH)
                .map(Secret::reveal)
                .orElse(null);
    }

    private void upgrade(String ref, CharSequence password) {
        try {
            store.replace(ref, hash(password));
        } catch (SecretStoreException e) {
            LOG.warn("The password hash {} was not renewed, and will be at the next sign-in", ref, e);
        }
    }

    private String hash(CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PasswordsBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
