package io.vdibroker.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign tokens. After {@link #rotate()} new tokens carry the new key, and tokens of the old one are good
 * until it is retired; rotate once per longest token life, retire one life later.
 */
public final class TokenKeys {

    private static final int BYTES = 64;

    private final SecretStore store;
    private final Cache<String, TokenKey> known = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    TokenKeys(SecretStore store) {
        this.store = store;
    }

    /** The key to sign with; the first call ever makes it. */
    public TokenKey current() {
        var id = store.newest(SecretKind.TOKEN_KEY)
                .orElseGet(() -> store.putIfAbsent(SecretKind.TOKEN_KEY, "first", TokenKeys::random));
        return byId(id).orElseThrow(() -> new IllegalStateException("The signing key was retired meanwhile"));
    }

    /** The key of a token's {@code kid}, which may be any text; empty when the token is not ours, or no longer. */
    public Optional<TokenKey> byId(String kid) {
        return Optional.ofNullable(known.get(kid, this::read));
    }

    /** Makes a new current key. */
    public TokenKey rotate() {
        store.put(SecretKind.TOKEN_KEY, random());
        return current();
    }

    /**
     * Deletes a key: its tokens end at once in this process, within a minute in others. Rotate before you retire the
     * current one, or the one before it signs again.
     */
    public void retire(String kid) {
        known.asMap().compute(kid, (id, key) -> {
            store.delete(id);
            return null;
        });
    }

    private @Nullable TokenKey read(String kid) {
        return store.open(kid)
                .filter(secret -> secret.kind() == SecretKind.TOKEN_KEY)
                .map(secret -> Base64.getDecoder().decode(secret.reveal()))
                .map(bytes -> new TokenKey(kid, new SecretKeySpec(bytes, "HmacSHA512")))
                .orElse(null);
    }

    private static String random() {
        return Base64.getEncoder().encodeToString(Aead.random(BYTES));
    }
}
