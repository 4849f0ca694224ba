package io.vdibroker.delivery.saga;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void keepsTextsShortAndSecretsOut() {
        assertThat(masked("no room in pool 5")).isEqualTo("no room in pool 5");
        assertThat(masked("Authorization: jwt-abc failed\n at")).isEqualTo("Authorization: *** failed at");
        assertThat(masked("got " + "a1".repeat(30))).isEqualTo("got ***");
        assertThat(masked("word ".repeat(200))).hasSizeLessThan(310);
        assertThat(Masked.message(new NullPointerException())).isEqualTo("null");
    }

    private static String masked(String text) {
        return Masked.message(new IllegalStateException(text));
    }
}
