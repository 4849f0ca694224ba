package io.vdibroker.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vdibroker.api.person.UserId;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One key per person, wrapped in the file and open in memory. The cache computes one person's entry at a time, file
 * included, so that an erased key does not come back by a read that began before. It forgets after a while, for the
 * sake of an erasure by another process.
 */
final class PersonKeys {

    private static final int MOST_OPEN = 20_000;
    private static final Duration LONGEST_OPEN = Duration.ofMinutes(5);

    private final SecretsFile file;
    private final KeyRing keys;
    private final Cache<UserId, PersonKey> open = Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .expireAfterWrite(LONGEST_OPEN)
            .build();

    PersonKeys(SecretsFile file, KeyRing keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Empty for a person without a key, and for an erased one. */
    Optional<SecretKey> find(UserId person) {
        return Optional.ofNullable(open.get(person, this::read)).flatMap(PersonKey::alive);
    }

    /** The person's key, made on first use; for an erased person a key that is thrown away. */
    SecretKey findOrCreate(UserId person) {
        return open.get(person, this::readOrCreate).alive().orElseGet(PersonKeys::random);
    }

    /** Overwrites the key and leaves a marker: a late seal does not begin a second life. */
    void erase(UserId person) {
        open.asMap().compute(person, (id, key) -> {
            file.update(
                    "INSERT INTO person_key (person, live, sealed) VALUES (?, 0, zeroblob(1)) ON CONFLICT (person)"
                            + " DO UPDATE SET live = 0, sealed = zeroblob(length(sealed))",
                    id.value().toString());
            return null;
        });
        file.forget();
    }

    private PersonKey readOrCreate(UserId person) {
        var there = read(person);
        if (there != null) {
            return there;
        }
        file.update(
                "INSERT INTO person_key (person, live, sealed) VALUES (?, 1, ?) ON CONFLICT DO NOTHING",
                person.value().toString(),
                Aead.seal(keys.persons(), random().getEncoded(), context(person)));
        return Optional.ofNullable(read(person)).orElseThrow();
    }

    private @Nullable PersonKey read(UserId person) {
        return file.first(
                        row -> new Row(row.getInt(1) == 1, row.getBytes(2)),
                        "SELECT live, sealed FROM person_key WHERE person = ?",
                        person.value().toString())
                .map(row -> new PersonKey(row.live() ? Optional.of(unwrap(row.sealed(), person)) : Optional.empty()))
                .orElse(null);
    }

    private SecretKey unwrap(byte[] sealed, UserId person) {
        return new SecretKeySpec(Aead.open(keys.persons(), sealed, context(person)), "AES");
    }

    private static String context(UserId person) {
        return "person/" + person.value();
    }

    private static SecretKey random() {
        return new SecretKeySpec(Aead.random(32), "AES");
    }

    /** What is known of a person who has or had a key. */
    private record PersonKey(Optional<SecretKey> alive) {}

    private record Row(boolean live, byte[] sealed) {}
}
