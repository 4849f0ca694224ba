package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void keepsTextsShortAndSecretsOut() {
        assertThat(masked("no room in pool 5")).isEqualTo("no room in pool 5");
        assertThat(masked("Authorization: jwt-abc failed\n at")).isEqualTo("Authorization: *** failed at");
        assertThat(masked("got " + "a1".repeat(30))).isEqualTo("got ***");
        assertThat(masked("cannot read \"anna\" of\n\"x\"")).isEqualTo("cannot read \"***\" of \"***\"");
        assertThat(masked("word ".repeat(200))).hasSizeLessThan(310);
        assertThat(Masked.message(new NullPointerException())).isEqualTo("null");
    }

    @Test
    void leavesAsItIsWhatWasMaskedBefore() {
        var once = masked("the password=hunter2 of \"anna\" " + "a1".repeat(30) + " word".repeat(100));
        assertThat(Masked.text(once))
                .startsWith("the password=*** of \"***\" *** word")
                .hasSizeLessThan(310);
        assertThat(Masked.text(null)).isEqualTo("null");
    }

    private static String masked(String text) {
        return Masked.message(new IllegalStateException(text));
    }
}
