package io.vdibroker.saga.secrets;

import io.vdibroker.delivery.store.Mentions;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what no event names: a secret is put away before its command, and whoever was killed between the two, or
 * before
 * the refusal was heard, left it behind. Only what is older than a day goes, long after any command, and only what was
 * found
 * in the round before too, so that a clock that is set forward takes nothing. While the store is older than what
 * happened
 * nothing goes: what names it may be missing.
 */
final class SecretSweep {

    private static final Logger LOG = LoggerFactory.getLogger(SecretSweep.class);
    private static final Duration AGE = Duration.ofDays(1);

    /** What commands refer to. Named secrets are the broker's own. */
    private static final List<SecretKind> KINDS =
            List.of(SecretKind.ECP_KEY, SecretKind.DOMAIN_ACCOUNT, SecretKind.PASSWORD_HASH);

    private final SecretStore secrets;
    private final Mentions mentions;
    private final BooleanSupplier older;
    private final Set<String> named = new HashSet<>();
    private Set<String> suspects = Set.of();

    SecretSweep(SecretStore secrets, Mentions mentions, BooleanSupplier older) {
        this.secrets = secrets;
        this.mentions = mentions;
        this.older = older;
    }

    /** One round. */
    synchronized void sweep() {
        if (older.getAsBoolean()) {
            suspects = Set.of();
            return;
        }
        var unknown = new HashSet<String>();
        KINDS.forEach(kind -> unknown.addAll(secrets.olderThan(AGE, kind)));
        unknown.removeAll(named);
        if (!unknown.isEmpty()) {
            var mentioned = mentions.of(unknown);
            named.addAll(mentioned);
            unknown.removeAll(mentioned);
        }
        unknown.stream().filter(suspects::contains).forEach(this::delete);
        suspects = unknown;
    }

    private void delete(String reference) {
        secrets.delete(reference);
        LOG.info("The secret {} was named by no event for a day and is deleted", reference);
    }
}
