package io.vdibroker.secrets;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one password check costs, as {@code vdi.secrets.argon2.*}. The defaults are OWASP's first choice for Argon2id.
 *
 * @param atOnce how many checks run at the same time, each with its own memory; 0 is one per processor
 * @param longestWait how long a check may wait for its turn; then it is refused, to be tried again
 */
public record PasswordCost(
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int iterations,
        @DefaultValue("1") int parallelism,
        @DefaultValue("0") int atOnce,
        @DefaultValue("5s") Duration longestWait) {

    public PasswordCost {
        if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1 || atOnce < 0) {
            throw new IllegalArgumentException("vdi.secrets.argon2 needs iterations and parallelism of at least 1, and"
                    + " memory-kib of at least 8 times the parallelism");
        }
        if (longestWait.isNegative() || longestWait.isZero()) {
            throw new IllegalArgumentException("vdi.secrets.argon2.longest-wait must be longer than nothing");
        }
    }

    public static PasswordCost standard() {
        return new PasswordCost(19456, 2, 1, 0, Duration.ofSeconds(5));
    }
}
