package io.vdibroker.secrets;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one password check costs, as {@code vdi.secrets.argon2.*}. The defaults are OWASP's first choice for Argon2id.
 *
 * @param atOnce how many checks run at the same time, each with its own memory; 0 is one per processor
 */
public record PasswordCost(
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int iterations,
        @DefaultValue("1") int parallelism,
        @DefaultValue("0") int atOnce) {

    public PasswordCost {
        if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1 || atOnce < 0) {
            throw new IllegalArgumentException("vdi.secrets.argon2 needs iterations and parallelism of at least 1, and"
                    + " memory-kib of at least 8 times the parallelism");
        }
    }

    public static PasswordCost standard() {
        return new PasswordCost(19456, 2, 1, 0);
    }
}
